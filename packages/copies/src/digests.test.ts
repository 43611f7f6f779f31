import { expect, it } from 'vitest'
import { articlesAmong, preparePage } from './copies.ts'
import { samplePage } from './sample-page.ts'

/** Paragraphs of forty words that no other number gives (Lehmer's generator). */
function paragraphs(seed: number, count: number): string[] {
  let state = seed * 7919 + 1
  return Array.from({ length: count }, () => {
    const words = Array.from({ length: 40 }, () => {
      state = (state * 48_271) % 2_147_483_647
      return `word${state % 9973}`
    })
    return `${words.join(' ')}.`
  })
}

function articlesOf(texts: Record<string, string[]>): string[] {
  const pages = Object.entries(texts).map(([id, text]) => preparePage(samplePage(id, text.join('\n'))))
  return articlesAmong(pages).map((members) => members.map(({ id }) => id).join(' '))
}

const [ONE, TWO] = [paragraphs(51, 7), paragraphs(52, 10)]
const CARRIED = { a: ONE, b: TWO, c: [...ONE.slice(0, 6), ...paragraphs(53, 1)] }

it('does not join two texts over a page that holds both, one after the other', () => {
  expect(articlesOf({ ...CARRIED, d: [...ONE, ...TWO] })).toEqual(['a c', 'b d'])
  expect(articlesOf({ ...CARRIED, d: [...TWO, ...ONE] })).toEqual(['a c', 'b d'])
  expect(articlesOf({ ...CARRIED, d: [...ONE, ...TWO.slice(0, 5)] })).toEqual(['a c d', 'b'])
})

it('keeps a text with its page where others print what that page shows beside it', () => {
  const beside = paragraphs(54, 8)
  expect(articlesOf({ a: ONE, b: [...ONE, ...beside], c: [...paragraphs(55, 9), ...beside] })).toEqual(['a b', 'c'])
})
