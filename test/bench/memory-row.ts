import { startChild } from './child.ts'
import type { MemoryReading } from './memory-child.ts'
import { corpusPages, newsroomPages } from './pages.ts'
import type { Bar, Report } from './report.ts'
import type { BenchOptions } from './rows.ts'

const PAGES = 20_000
const QUICK_PAGES = 2000
const QUARTERS = 4
const ARTICLES = 40
const MEGABYTE = 2 ** 20
/** In the first quarter code is still compiled; after it, what a collection leaves may differ by so much. */
const MOST_GROWTH = 1.1

/** What one process holds as it cleans page after page, each unlike all before it: flat, or something is kept. */
export async function benchMemory({ corpora, quick }: BenchOptions): Promise<Report> {
  const pages = corpora ? corpusPages(corpora) : await newsroomPages(1, ARTICLES)
  const count = (quick ? QUICK_PAGES : PAGES) / QUARTERS
  const child = startChild('memory-child.ts')
  const readings: MemoryReading[] = []
  try {
    for (let quarter = 0; quarter < QUARTERS; quarter += 1)
      readings.push(await child.ask<MemoryReading>({ pages, first: quarter * count, count }))
  } finally {
    await child.close()
  }
  return {
    row: 'memory',
    title: `memory: ${QUARTERS * count} pages cleaned in one process, of ${pages.length} ${corpora ? 'real' : 'newsroom'} pages with new bytes in each`,
    lines: readings.map(({ heap, resident, articles }, at) => ({
      after: `${(at + 1) * count} pages`,
      'heap MB': heap / MEGABYTE,
      'RSS MB': resident / MEGABYTE,
      articles,
    })),
    bars: [flatness(readings.slice(1))],
    notes: ['after a full collection at each quarter'],
  }
}

function flatness(readings: MemoryReading[]): Bar {
  const heaps = readings.map(({ heap }) => heap / MEGABYTE)
  const growth = Math.max(...heaps) / (heaps[0] ?? Number.NaN)
  return {
    bar: `from the second quarter on the heap grows by no more than ${Math.round((MOST_GROWTH - 1) * 100)}%`,
    reached: `${((growth - 1) * 100).toFixed(1)}%`,
    held: growth <= MOST_GROWTH,
  }
}
