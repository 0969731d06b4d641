import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..', '..')
const folder = path.join(root, '.github', 'workflows')
const workflows = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'))
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Readonly<Record<string, string>>
}

describe('the workflows of CI', () => {
  it('use only actions of the house that runs them, at a named version', () => {
    const used = workflows.flatMap((text) => [...text.matchAll(/uses: (.+)/g)].map(([, action]) => action ?? ''))
    expect(used).not.toEqual([])
    expect(used.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action))).toEqual([])
  })

  it('may read the source and nothing else, and know no secret', () => {
    for (const text of workflows) {
      expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m)
      expect(text).not.toMatch(/secrets\.|id-token|write-all|: write/)
    }
  })

  it('run commands that package.json has', () => {
    const named = workflows.flatMap((text) =>
      [...text.matchAll(/\brun: .*\bnpm (?:run )?([\w:-]+)/g)].map(([, name]) => name),
    )
    expect(named).toEqual(expect.arrayContaining(['ci', 'test', 'test:electron', 'test:long', 'dist']))
    for (const name of named) expect(name === 'ci' || (name && name in scripts), name).toBe(true)
  })

  it('run every command in the same shell, whatever the system', () => {
    for (const text of workflows) {
      expect(text).toMatch(/^defaults:\n {2}run:\n {4}shell: bash\n/m)
      expect(text.match(/shell:/g)).toHaveLength(1)
    }
  })

  it('keep no credential of the checkout for what runs afterwards', () => {
    for (const text of workflows)
      expect(text.match(/persist-credentials: false/g)?.length).toBe(text.match(/actions\/checkout@/g)?.length)
  })
})
