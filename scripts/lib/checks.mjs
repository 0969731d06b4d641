/** Title, program and arguments of every check that needs no test runner. */
export const checks = [
  ['types of src', 'vue-tsc', ['-p', 'src']],
  ['types of src/domain', 'tsc', ['-p', 'src/domain']],
  ['types of electron', 'tsc', ['-p', 'electron']],
  ['types of tests', 'vue-tsc', ['-p', 'tests']],
  ['lint', 'eslint', ['.', '--max-warnings', '0']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['unused code', 'knip', ['--no-progress']],
]
