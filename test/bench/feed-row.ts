import { startChild, takeTurns } from './child.ts'
import type { FeedRound } from './feed-child.ts'
import { newsroomFeeds } from './pages.ts'
import type { Report } from './report.ts'
import type { BenchOptions } from './rows.ts'
import { mean, median } from './statistics.ts'

const SUBJECTS = ['copydesk', 'feedsmith', 'rss-parser', 'feedparser']
const SEED = 3
const ARTICLES = 300
const WARM_UP_TURNS = 20
// About a second for the slowest of them.
const TURNS = 3
const MOST_ROUNDS = 12
const BUDGET_MS = 30_000
const QUICK_BUDGET_MS = 8_000

/** Feeds a second, parsed by this project and by three libraries, in turns on the same feeds, each in its own process. */
export async function benchFeed({ quick }: BenchOptions): Promise<Report> {
  const feeds = await newsroomFeeds(SEED, ARTICLES)
  const children = SUBJECTS.map((name) => startChild('feed-child.ts', [name]))
  try {
    for (const child of children) await child.ask({ feeds, turns: WARM_UP_TURNS })
    const limits = { rounds: MOST_ROUNDS, budgetMs: quick ? QUICK_BUDGET_MS : BUDGET_MS }
    const rounds = await takeTurns<FeedRound>(children, { feeds, turns: TURNS }, limits)
    const size = mean(feeds.map(({ length }) => length)) / 1024
    return {
      row: 'feed',
      title: `feed: ${feeds.length} newsroom feeds of ${size.toFixed(0)} kB, ${rounds[0]?.length} rounds in turns`,
      lines: SUBJECTS.map((option, at) => line(option, rounds[at] ?? [], rounds[0] ?? [])),
      notes: ['copydesk times as fast: median over the rounds of the ratio within a round'],
    }
  } finally {
    await Promise.all(children.map((child) => child.close()))
  }
}

function line(option: string, own: FeedRound[], ours: FeedRound[]) {
  const ratios = own.map(({ wallMs }, at) => wallMs / (ours[at]?.wallMs ?? Number.NaN))
  return {
    option,
    'feeds/s': median(own.map(({ parsed, wallMs }) => (parsed / wallMs) * 1000)),
    'copydesk times as fast': median(ratios),
    entries: (own[0]?.entries ?? 0) / TURNS,
  }
}
