import { describe, expect, it } from 'vitest'
import { differences } from './compare-held.ts'
import type { Held } from './held.ts'

const held: Held = {
  entries: ['/a carries', '/b carries'],
  bytes: ['/a 1f', '/b 2e'],
  articles: ['/a by AP: /a original, /b reprint'],
  uncorrected: ['/b'],
  stories: ['/a'],
  quarantine: [],
  told: ['copydesk.article.revised /a', 'copydesk.article.revised /a'],
  broken: [],
  pages: 2,
  events: 3,
}

describe('differences', () => {
  it('finds none where the same is held, in whatever number of pages and events', () => {
    expect(differences({ ...held, pages: 5, events: 9 }, held)).toEqual([])
  })

  it('finds other bytes, another origin, and who runs no more what was corrected', () => {
    const other = { bytes: ['/a 1f', '/b 3d'], articles: ['/a by AFP: /a original, /b reprint'], uncorrected: [] }
    expect(differences({ ...held, ...other }, held)).toEqual([
      'bytes: not without the fault: /b 3d',
      'bytes: missing: /b 2e',
      'articles: not without the fault: /a by AFP: /a original, /b reprint',
      'articles: missing: /a by AP: /a original, /b reprint',
      'uncorrected: missing: /b',
    ])
  })

  it('finds what is lost, what is held twice, and what contradicts itself', () => {
    const found = differences(
      { ...held, entries: ['/a carries', '/a carries'], told: held.told.slice(1), broken: ['/b still pending'] },
      held,
    )
    expect(found).toEqual([
      '/b still pending',
      'entries: not without the fault: /a carries',
      'entries: missing: /b carries',
      'told: missing: copydesk.article.revised /a',
    ])
  })
})
