import { mkdirSync, writeFileSync } from 'node:fs'
import { startChild } from './child.ts'
import { type Curve, drawnAsBars, drawnAsSvg } from './curve.ts'
import type { Report } from './report.ts'
import type { BenchOptions } from './rows.ts'
import type { WindowReading } from './windows-child.ts'

const WINDOWS = [10_000, 30_000, 100_000, 300_000, 1_000_000]
const QUICK_WINDOWS = [3_000, 10_000]
/** Of the largest window, with its texts. */
const HEAP_MEGABYTES = 12_000
const KB = 1024
const MEGABYTE = 2 ** 20
const PLOT = new URL('results/windows.svg', import.meta.url)

/** What a page costs `match` as the window it comes into grows, each window in a process of its own; drawn, too. */
export async function benchWindows({ quick }: BenchOptions): Promise<Report> {
  const lines: Report['lines'] = []
  const curve: Curve = { title: 'match: microseconds of a core a page', x: 'pages in the window', points: [] }
  for (const pages of quick ? QUICK_WINDOWS : WINDOWS) {
    const child = startChild('windows-child.ts', [], [`--max-old-space-size=${HEAP_MEGABYTES}`])
    try {
      const { seconds, held, peak, f1 } = await child.ask<WindowReading>(pages)
      lines.push({
        option: `a window of ${pages}`,
        'articles/s a core': pages / seconds,
        'us each': (seconds / pages) * 1e6,
        'KB each': held / pages / KB,
        'peak MB': peak / MEGABYTE,
        'BCubed F1': f1,
      })
      curve.points.push({ x: pages, y: (seconds / pages) * 1e6 })
      // The largest takes a quarter of an hour: what is known by then is not lost with it.
      process.stderr.write(`windows: ${JSON.stringify(lines.at(-1))}\n`)
    } finally {
      await child.close()
    }
  }
  mkdirSync(new URL('.', PLOT), { recursive: true })
  writeFileSync(PLOT, drawnAsSvg(curve))
  return {
    row: 'windows',
    title: 'windows: synthetic pages of 380 words, three of one text, as the window grows',
    lines,
    notes: [
      ...drawnAsBars(curve),
      'the same is drawn in test/bench/results/windows.svg',
      'bar: 1,500 articles/s a core and under 2 KB an article beside its text, with 100,000 in the window; the time flat',
    ],
  }
}
