import { describe, expect, it } from 'vitest'
import { focusOf } from './focus.ts'
import { createGrouper } from './grouper.ts'
import { inverseDocumentFrequency } from './idf.ts'
import { termsOf } from './terms.ts'

const TOWNS = ['Halvar', 'Brenmoor', 'Castle Rill', 'Odderby', 'Tarnwick']
const MATTERS = ['ferry', 'orchestra', 'reservoir', 'vineyard', 'tramway']

let told = 0
/** Fifty words about one matter of one town: what all of it names, and as much that is said once. */
const part = (at: number) =>
  Array.from({ length: 10 }, () => `The ${MATTERS[at]} of ${TOWNS[at]} has word${(told += 1)}x`).join('. ')
const article = (at: number, parts = 5) => Array.from({ length: parts }, () => part(at)).join('\n')
const digest = TOWNS.map((_, at) => part(at)).join('\n')

const focus = (text: string) => focusOf(termsOf(text), inverseDocumentFrequency)

describe('focusOf', () => {
  it('is whole for a text of one matter', () => {
    expect(focus(article(0))).toBe(1)
  })

  it('is little for a text whose parts speak of other matters', () => {
    expect(focus(digest)).toBeLessThan(0.5)
  })

  it('says nothing against a short text, or one without words', () => {
    expect(['', '12 13', part(0)].map(focus)).toEqual([1, 1, 1])
  })
})

it('keeps a digest from bringing together what it tells of', () => {
  const grouper = createGrouper()
  const add = (id: string, text: string) => grouper.add({ id, title: null, text, publishedAt: null, mentions: [] })
  for (const at of TOWNS.keys()) add(`town ${at}`, article(at))
  add('digest', digest)
  const stories = new Map(grouper.results().map(({ id, story }) => [id, story]))
  expect(new Set(stories.values()).size).toBe(TOWNS.length + 1)
})
