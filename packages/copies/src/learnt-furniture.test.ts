import { expect, it } from 'vitest'
import { learnFurniture } from './learnt-furniture.ts'
import { preparePage } from './prepared-page.ts'
import { samplePage } from './sample-page.ts'

const NOTICE =
  'Founded in 1868, this paper reaches two million readers each week and has won honors for its coverage of rivers.'
const words = (seed: number, count: number) =>
  Array.from({ length: count }, (_, at) => `w${(seed * 7919 + at * 104_729) % 50_000}`).join(' ')
const paragraphs = (seed: number, count: number) =>
  Array.from({ length: count }, (_, at) => `${words(seed * 100 + at, 30)}.`)
const page = (id: string, lines: string[], publisher = 'daily.example') =>
  preparePage(samplePage(id, lines.join('\n'), { publisher }))
const noticeOf = (lines: string[]) => page('notice', lines).lines

it('learns what one outlet prints under texts that have nothing else in common, in any order', () => {
  const pages = [1, 2, 3, 4, 5].map((seed) => page(`p${seed}`, [...paragraphs(seed, 6), NOTICE]))
  expect(learnFurniture(pages)).toEqual(new Set(noticeOf([NOTICE])))
  expect(learnFurniture(pages.toReversed())).toEqual(new Set(noticeOf([NOTICE])))
})

it('learns nothing from the versions of a running story', () => {
  const all = paragraphs(9, 14)
  const versions = [0, 1, 2, 3, 4, 5, 6].map((first) => page(`v${first}`, all.slice(first, first + 8)))
  expect(learnFurniture(versions).size).toBe(0)
})

it('learns nothing from one text at many outlets, however different their pages are', () => {
  const text = paragraphs(20, 8)
  const pages = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
    page(`c${seed}`, [...text, ...paragraphs(seed, 3)], `outlet${seed}.example`),
  )
  expect(learnFurniture(pages).size).toBe(0)
})

it('learns nothing from fewer than four pages, from the same page again, or without outlets', () => {
  const three = [1, 2, 3].map((seed) => page(`p${seed}`, [...paragraphs(seed, 6), NOTICE]))
  expect(learnFurniture(three).size).toBe(0)
  const again = [1, 2, 3, 4, 5].map((at) => page(`p${at}`, [...paragraphs(1, 6), NOTICE]))
  expect(learnFurniture(again).size).toBe(0)
})
