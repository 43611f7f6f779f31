import { expect, it } from 'vitest'
import { judge } from './soak-verdict.ts'
import type { Sample } from './watch-line.ts'

const MEGABYTE = 2 ** 20
const KILOBYTE = 1024

/** Forty looks over twenty thousand pages; each value by the thousands of pages there are. */
const soak = (memory: (pages: number) => number, table: (pages: number) => number): Sample[] =>
  Array.from({ length: 41 }, (_, at) => at / 2).map((thousands) => ({
    seconds: thousands * 100,
    pages: thousands * 1000,
    pending: 0,
    waiting: {},
    memory: { 'clean-page': memory(thousands) * MEGABYTE },
    files: { 'clean-page': 24 },
    redis: 5 * MEGABYTE,
    tables: [{ name: 'revision', data: table(thousands) * KILOBYTE, indexes: 0 }],
  }))

const failing = (samples: Sample[]) => judge(samples).flatMap(({ name, holds }) => (holds ? [] : [name]))

it('finds flat what is flat once it is warm, and proportional what takes as much a page to the end', () => {
  expect(
    failing(
      soak(
        (pages) => 150 + 60 * Math.min(1, pages / 4),
        (pages) => 3000 * pages,
      ),
    ),
  ).toEqual([])
})

it('is not misled by one swing of memory', () => {
  expect(
    failing(
      soak(
        (pages) => (pages > 6 && pages < 8 ? 90 : 180),
        (pages) => 3000 * pages,
      ),
    ),
  ).toEqual([])
})

it('finds what leaks, and what takes more a page the more pages there are', () => {
  expect(
    failing(
      soak(
        (pages) => 150 + 5 * pages,
        (pages) => 3000 * pages,
      ),
    ),
  ).toEqual(['memory of clean-page'])
  expect(
    failing(
      soak(
        () => 150,
        (pages) => 300 * pages ** 2,
      ),
    ),
  ).toEqual(['table revision'])
})
