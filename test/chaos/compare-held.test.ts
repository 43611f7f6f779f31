import { describe, expect, it } from 'vitest'
import { differences } from './compare-held.ts'
import type { Held } from './held.ts'

const held: Held = {
  entries: ['/a carries', '/b carries'],
  articles: ['/a: /a original, /b reprint'],
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
