import { startChild } from './child.ts'
import type { Report } from './report.ts'
import type { BenchOptions } from './rows.ts'
import type { Stretch } from './stories-child.ts'

const OPEN_STORIES = 20_000
const QUICK_OPEN_STORIES = 4_000
/** Articles a second that a core has to group. */
const BAR = 500
/** How often all open stories are replaced by new ones while the closed pile up. */
const TURNOVERS = 3

/** Articles a second that one process groups, as stories open and, later, as closed ones pile up. */
export async function benchStories({ quick }: BenchOptions): Promise<Report> {
  const openStories = quick ? QUICK_OPEN_STORIES : OPEN_STORIES
  const child = startChild('stories-child.ts')
  try {
    const stretches = await child.ask<Stretch[]>({ openStories, turnovers: TURNOVERS })
    const filled = stretches.find(({ closed }) => closed > 0)?.articles ?? 0
    return {
      row: 'stories',
      title: `stories: one process, up to ${openStories} open stories, made-up articles`,
      lines: stretches.map(({ articles, open, closed, perSecond, p99, right }) => ({
        articles,
        'open stories': open,
        'closed stories': closed,
        'articles/s': perSecond,
        'p99 ms': p99,
        'found again': right,
      })),
      notes: [
        `time of the processor, reading the text into a vector included; bar: ${BAR} articles/s with 20,000 open stories, flat as closed ones pile up`,
      ],
      curve: {
        x: `articles so far, ${openStories} stories open from ${filled} on`,
        y: 'articles/s',
        bar: BAR,
        points: stretches.map(({ articles, perSecond }) => ({ x: articles, y: perSecond })),
      },
    }
  } finally {
    await child.close()
  }
}
