import type { TermVector } from '@copydesk/news'
import { describe, expect, it } from 'vitest'
import { likeness, partsOf } from './likeness.ts'
import { isMarked, leadingTerms, storyVector } from './vector.ts'

/** Of a processor, many times what it takes: how long a busy machine lets it wait for one does not count. */
const MOST_MICROSECONDS = 2_000_000

const vectorOf = (title: string | null, text: string) => storyVector({ title, text, mentions: [] })
const linkOf = (a: TermVector, b: TermVector) => likeness(partsOf(a), partsOf(b))
const lengthOf = (vector: Record<string, number>) => Math.hypot(...Object.values(vector))

describe('storyVector', () => {
  it('has unit length', () => {
    expect(lengthOf(vectorOf('Ferry sinks', 'A ferry sank off the coast.'))).toBeCloseTo(1)
  })

  it('is empty where there are no words', () => {
    expect(vectorOf(null, ' ... ')).toEqual({})
    expect(leadingTerms({})).toEqual([])
    expect(linkOf({}, vectorOf('Ferry', 'sinks'))).toBe(0)
  })

  it('weighs the title above the text', () => {
    expect(
      leadingTerms(vectorOf('Ferry wreck', 'Zebra crossing repainted'), 2)
        .map(({ term }) => term)
        .sort(),
    ).toEqual(['ferry', 'wreck'])
  })

  it('weighs rare words above common ones', () => {
    const vector = vectorOf(null, 'the magnitude of the earthquake')
    expect(vector['earthquake']).toBeGreaterThan((vector['the'] ?? 0) * 5)
  })

  it('takes plural and genitive for the noun', () => {
    expect(Object.keys(vectorOf(null, 'ferries ferry’s ferry')).sort()).toEqual(['ferry'])
  })

  it('reads the first 250 words only', () => {
    const text = `${'filler '.repeat(249)}inside outside`
    expect(vectorOf(null, text)).toHaveProperty('inside')
    expect(vectorOf(null, text)).not.toHaveProperty('outside')
  })

  it('holds at most 80 terms, however many words there are', () => {
    const text = Array.from({ length: 250 }, (_, at) => `word${at}x`).join(' ')
    expect(Object.keys(vectorOf(null, text)).filter((term) => !isMarked(term))).toHaveLength(80)
  })

  it('adds entities: one id for two spellings brings two articles closer', () => {
    const name = (text: string, id: string | null) => ({
      start: 0,
      end: text.length,
      text,
      type: 'place' as const,
      entity: id ? { id, name: text } : null,
    })
    const a = { title: null, text: 'Kyiv was shelled overnight', mentions: [name('Kyiv', 'Q1899')] }
    const b = { title: null, text: 'Kiev came under fire', mentions: [name('Kiev', 'Q1899')] }
    const linked = linkOf(storyVector(a), storyVector(b))
    expect(linked).toBeGreaterThan(linkOf(storyVector({ ...a, mentions: [] }), storyVector({ ...b, mentions: [] })))
  })

  it('does not trip over words that name what every object has', () => {
    const vector = vectorOf('Constructor', 'constructor valueOf __proto__ toString')
    expect(linkOf(vector, vectorOf('Ferry', 'sinks'))).toBe(0)
    expect(linkOf(vector, JSON.parse(JSON.stringify(vector)))).toBeCloseTo(1)
  })

  it('is quick and bounded on a hostile text', () => {
    const started = process.threadCpuUsage().user
    expect(lengthOf(vectorOf('a'.repeat(1e6), 'x'.repeat(2e6)))).toBe(0)
    expect(lengthOf(vectorOf('\uD800'.repeat(1e6), `'`.repeat(2e6)))).toBe(0)
    expect(process.threadCpuUsage().user - started).toBeLessThan(MOST_MICROSECONDS)
  })
})
