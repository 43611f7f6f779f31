import { describe, expect, it } from 'vitest'
import { comparePages, createMatcher, describePair, type PageText, preparePage } from './copies.ts'
import { samplePage as page } from './sample-page.ts'

const words = (seed: number, count: number) =>
  Array.from({ length: count }, (_, at) => `w${((seed + 1) * 7919 + at * 104_729) % 60_000}`).join(' ')
const textOf = (seed: number) => Array.from({ length: 6 }, (_, at) => `${words(seed * 10 + at, 30)}.`).join('\n')

function articles(pages: PageText[]): number {
  const matcher = createMatcher()
  for (const one of pages) matcher.add(one)
  return new Set(matcher.results().map(({ article }) => article)).size
}

/** Far above what is needed on a busy machine, far below what a quadratic step would take. */
const PATIENCE = { timeout: 600_000 }

describe('bad input', () => {
  it('takes a word repeated a million times, and ten megabytes, in bounded time', PATIENCE, () => {
    const hostile = [
      'word '.repeat(1_000_000),
      'word\n'.repeat(1_000_000),
      words(1, 1_500_000),
      'a'.repeat(10_000_000),
      '\n'.repeat(10_000_000),
      `${'"'.repeat(1_000_000)} (${'('.repeat(1_000_000)}`,
    ]
    const matcher = createMatcher()
    for (const [at, text] of hostile.entries()) matcher.add(page(`h${at}`, text))
    matcher.add(page('plain', textOf(1)))
    expect(matcher.results()).toHaveLength(hostile.length + 1)
  })

  it('describes hostile pairs in bounded time', PATIENCE, () => {
    const same = preparePage(page('a', 'word '.repeat(1_000_000)))
    const other = preparePage(page('b', `${'word '.repeat(30)}else `.repeat(30_000)))
    expect(describePair(same, other).steps.length).toBeGreaterThan(0)
    expect(comparePages(preparePage(page('c', '')), same).same).toBe(false)
  })

  it('joins nothing over a thousand pages of furniture under headlines of their own', PATIENCE, () => {
    const around = textOf(7)
    const pages = Array.from({ length: 1000 }, (_, at) =>
      page(`f${at}`, `Headline ${words(at + 50, 5)}\n${around}`, { publisher: 'site.example' }),
    )
    expect(articles(pages)).toBe(1000)
  })

  it('joins nothing over a page that holds a hundred articles one after the other', PATIENCE, () => {
    for (const count of [10, 30, 100]) {
      const texts = Array.from({ length: count }, (_, at) => page(`t${at}`, textOf(at)))
      expect(articles([...texts, page('all', texts.map(({ text }) => text).join('\n'))])).toBe(count + 1)
    }
  })

  it('says nothing of empty texts', () => {
    expect(articles([page('a', ''), page('b', ''), page('c', ' \n\t ')])).toBe(3)
  })
})

/** Characters of one script, none of which say anything (Lehmer's generator). */
function characters(first: number, seed: number, count: number): string {
  let state = seed * 7919 + 11
  return Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647
    return String.fromCodePoint(first + (state % 30))
  }).join('')
}

describe.each([
  ['Chinese', 0x4e00, '。'],
  ['Japanese', 0x3042, '。'],
  ['Thai', 0x0e01, ' '],
  ['Korean', 0xac00, ' '],
  ['Russian', 0x0430, ' '],
])('%s', (_, first, stop) => {
  const written = (seed: number) =>
    Array.from({ length: 90 }, (_line, at) => characters(first, seed * 100 + at * 3, 9)).join(stop)

  it('is matched whole and cut, and kept apart from other texts of its script', () => {
    const text = written(1)
    const matcher = createMatcher()
    for (const one of [page('a', text), page('b', text.slice(0, 600)), page('c', written(9))]) matcher.add(one)
    const [a, b, c] = matcher.results().map(({ article }) => article)
    expect(b).toBe(a)
    expect(c).not.toBe(a)
  })
})
