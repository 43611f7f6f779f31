import { expect, it } from 'vitest'
import { ledeOf } from './lede.ts'

const lede = 'The spy agency told lawmakers on Wednesday that thousands of soldiers had been sent abroad.'
const markOf = (text: string, mark: string) => [{ start: text.indexOf(mark), end: text.indexOf(mark) + mark.length }]

it('is the first paragraph that is long enough', () => {
  expect(ledeOf(`By A. Reporter\n${lede}\nMore.`, [])).toBe(lede)
  expect(ledeOf('Too short.', [])).toBeNull()
})

it('leaves out the dateline that opens it, and nothing else', () => {
  const told = `By A. Reporter\n  SEOUL (AP) — ${lede}\nMore.`
  expect(ledeOf(told, markOf(told, 'SEOUL (AP) —'))).toBe(lede)
  expect(ledeOf(told, markOf(told, 'SEOUL (AP)'))).toBe(lede)
  const within = `${lede} (AP)`
  expect(ledeOf(within, markOf(within, '(AP)'))).toBe(within)
  const minus = `MARKETS: -3 percent was what ${lede}`
  expect(ledeOf(minus, [])).toBe(minus)
})

it('passes over a paragraph that is only a mark', () => {
  const told = `By Somebody Whose Name And Title Are Longer Than Any Lede, Associated Press\n${lede}`
  expect(ledeOf(told, [{ start: 0, end: told.indexOf('\n') }])).toBe(lede)
})
