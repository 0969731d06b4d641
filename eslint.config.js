import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

/**
 * Who may import whom. A room lists what it may use; every other room, and every package not named, is refused.
 * The same table stands in README.md in words. `vue-i18n` belongs to whoever shows text.
 */
export const rooms = {
  // tldts is the public suffix list and a pure function over it.
  'src/domain': { rooms: ['domain'], packages: ['tldts'] },
  'src/storage': { rooms: ['domain', 'storage'], packages: ['dexie', 'valibot', 'hash-wasm'] },
  'src/scan': {
    rooms: ['domain', 'scan'],
    packages: ['tesseract.js', 'onnxruntime-web', 'zxing-wasm', 'libheif-js', 'pdfjs-dist', 'utif2', 'postal-mime'],
  },
  // Documents of others.
  'src/exchange': { rooms: ['domain', 'exchange'], packages: ['postal-mime'] },
  // Both shells know one thing of the domain: which pages may be opened.
  'src/desktop': { rooms: ['desktop', 'electron-contract', 'official-pages'], packages: [] },
  'src/locales': { rooms: ['domain', 'locales'], packages: ['vue-i18n'] },
  'src/stores': {
    rooms: ['domain', 'storage', 'scan', 'exchange', 'desktop', 'stores'],
    packages: ['vue', 'pinia', '@zxcvbn-ts/core', '@zxcvbn-ts/language-common', '@zxcvbn-ts/language-en'],
  },
  'src/components': {
    rooms: ['domain', 'components', 'locales'],
    packages: ['vue', 'vuetify', 'vue-i18n', '@mdi/js'],
  },
  'src/views': {
    rooms: ['domain', 'stores', 'components', 'views', 'locales'],
    packages: ['vue', 'pinia', 'vuetify', 'vue-i18n', 'vue-router', '@mdi/js'],
  },
  'electron/*': { rooms: [], packages: ['valibot'] },
  'electron/preload': { rooms: ['electron-contract'], packages: ['electron'] },
  'electron/main': {
    // Its words stand where all words stand, so that a translation has one home.
    rooms: ['electron-contract', 'electron-main', 'official-pages', 'shell-words'],
    packages: ['electron', 'valibot', 'node:'],
  },
}

const roomPaths = {
  domain: '@/domain/**',
  storage: '@/storage/**',
  scan: '@/scan/**',
  exchange: '@/exchange/**',
  desktop: '@/desktop/**',
  stores: '@/stores/**',
  locales: '@/locales/**',
  components: '@/components/**',
  views: '@/views/**',
}

const allowedImport = {
  ...Object.fromEntries(Object.keys(roomPaths).map((room) => [room, `@/${room}/[^/].*`])),
  'electron-contract': '(?:\\.\\./)+(?:electron/)?contract',
  'electron-main': '\\./.*',
  'shell-words': '\\.\\./\\.\\./src/locales/en/shell',
  'official-pages': '(?:@|\\.\\./\\.\\./src)/domain/official-pages',
}

/** A pattern that matches every import specifier but those that the room may use. */
function everythingBut(folder, { rooms: allowedRooms, packages }) {
  const own = folder.split('/').at(-1)
  const specifiers = [
    // Inside a room `./name`; deeper or upward only within the same room's own folders.
    '\\.{1,2}/(?!\\.\\./\\.\\.).*',
    ...allowedRooms.filter((room) => room !== own).map((room) => allowedImport[room]),
    ...packages.map((name) => (name.endsWith(':') ? `${name}.*` : `${name.replace('.', '\\.')}(?:/.*)?`)),
  ]
  return `^(?!(?:${specifiers.join('|')})$).*`
}

/** Leaving one's room by `../` would slip past the table: refused, but for the folders inside a room, the contract, the list of official pages and the words of the shell. */
function escapes(folder, { rooms: allowedRooms }) {
  const mayAsk = (name, place) =>
    folder.startsWith('electron/') && allowedRooms.includes(name) ? `(?!\\.\\./src/${place}$)` : ''
  const asked = mayAsk('official-pages', 'domain/official-pages') + mayAsk('shell-words', 'locales/en/shell')
  return folder === 'src/desktop' || folder.startsWith('electron/')
    ? `^\\.\\./(?!(?:\\.\\./)*(?:electron/)?contract$)${asked}(?!.*\\.vue$)`
    : '^\\.\\./.*\\.\\./|^\\.\\./(?:domain|storage|scan|exchange|desktop|stores|components|views|locales)/|^\\.\\./(?:App|main|router)'
}

const walls = Object.entries(rooms).map(([folder, room]) => ({
  // 'electron/*' means the files right there: the contract.
  files: [folder.endsWith('/*') ? `${folder}.ts` : `${folder}/**/*.{ts,vue}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: everythingBut(folder, room), message: `${folder} may not import this: see the table of rooms.` },
          { regex: escapes(folder, room), message: `Across rooms write @/room/name, inside a room ./name.` },
        ],
      },
    ],
  },
}))

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'node_modules/', 'resources/web/ocr/', 'tests/journeys/screenshots/'] },
  ...tseslint.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/no-v-html': 'error',
      // Optional props are typed as such; undefined is their default.
      'vue/require-default-prop': 'off',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-props-declaration': ['error', 'type-based'],
      'vue/valid-v-slot': ['error', { allowModifiers: true }],
    },
  },
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        'window',
        'document',
        'fetch',
        'crypto',
        'performance',
        'indexedDB',
        'process',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time enters the domain as a parameter.' },
        { object: 'Math', property: 'random', message: 'Randomness enters the domain as a parameter.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time enters the domain as a parameter.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    ignores: ['src/desktop/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='window'][property.name='desktop']",
          message: 'Only src/desktop reads window.desktop.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Read the time once, in a store, with Date.now().',
        },
      ],
    },
  },
  ...walls,
  prettier,
)
