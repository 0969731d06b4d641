import { describe, expect, it } from 'vitest'
import { readNotices } from '@/stores/about'
import document from '../../THIRD-PARTY-NOTICES.md?raw'

describe('the notices of what others made', () => {
  it('have every package of the document, with its version, its licence and its text', async () => {
    const notices = await readNotices()
    const headings = [...document.matchAll(/^## (.+)\n\nLicence: (.+)$/gm)].map(([, heading, licence]) => [
      heading,
      licence,
    ])
    expect(headings.length).toBeGreaterThan(30)
    expect(notices.map(({ name, version, licence }) => [`${name} ${version}`, licence])).toEqual(headings)
    for (const { name, texts } of notices) expect(texts.join('').length, name).toBeGreaterThan(20)
  })

  it('leave out nothing of what stands there but the signs between the parts', async () => {
    const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []
    const told = (await readNotices()).flatMap(({ name, version, licence, remark, texts }) => [
      `${name} ${version} Licence: ${licence} ${remark}`,
      ...texts.map((text) => `text ${text}`),
    ])
    const body = document.slice(document.indexOf('\n## '))
    expect(words(told.join('\n'))).toEqual(words(body))
  })

  it('say what the licence of libheif wants to be said', async () => {
    const notice = (await readNotices()).find(({ name }) => name === 'libheif-js')
    expect(notice?.remark).toContain('GNU Lesser General Public License')
    expect(notice?.texts.length).toBeGreaterThan(1)
  })
})
