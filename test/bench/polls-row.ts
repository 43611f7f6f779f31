import { cpus } from 'node:os'
import { startChild } from './child.ts'
import { startServers } from './line-servers.ts'
import type { OpenNewsroom } from './newsroom-child.ts'
import type { PollsRound } from './polls-child.ts'
import type { Report } from './report.ts'
import type { BenchOptions } from './rows.ts'

const SEED = 7
// Each has a feed, every ninth or so two.
const OUTLETS = 9000
const QUICK_OUTLETS = 900
const ARTICLES = 2000
const QUICK_ARTICLES = 200
const LATENCY_MS = 1000
const ROUNDS = 4
const QUICK_ROUNDS = 3
const HOUR_MS = 3_600_000

/**
 * Feeds an hour: all feeds of a large newsroom due at once, polled to the last, round after round as the day goes on, with
 * its slow hosts answering a second late. What an hour would bring is the rate of the round; memory is looked at from the second round on.
 */
export async function benchPolls({ quick }: BenchOptions): Promise<Report> {
  const servers = await startServers()
  const newsroom = startChild('newsroom-child.ts')
  const line = startChild('polls-child.ts')
  try {
    const [outlets, articles] = quick ? [QUICK_OUTLETS, QUICK_ARTICLES] : [OUTLETS, ARTICLES]
    const opening = { type: 'open', seed: SEED, articles, outlets, latency: LATENCY_MS }
    const { feeds, hosts } = await newsroom.ask<OpenNewsroom>(opening)
    await line.ask({ type: 'open', ...(await servers.open('redis')), feeds, hosts })
    const rounds: PollsRound[] = []
    const count = quick ? QUICK_ROUNDS : ROUNDS
    for (let at = 0; at < count; at += 1) {
      await newsroom.ask({ type: 'publish', share: (at + 1) / count })
      rounds.push(await line.ask<PollsRound>({ type: 'round' }))
    }
    return report(rounds, hosts.length)
  } finally {
    await line.close()
    await newsroom.close()
    await servers.close()
  }
}

function report(rounds: PollsRound[], hosts: number): Report {
  const lines = rounds.map(({ polls, wallMs, cpuMs, rssMb, heapMb, entries }, at) => ({
    option: `round ${at + 1}`,
    polls,
    seconds: wallMs / 1000,
    'feeds/hour': (polls / wallMs) * HOUR_MS,
    'CPU ms/poll': cpuMs / polls,
    'RSS MB': rssMb,
    'heap MB': heapMb,
    entries,
  }))
  const [, second] = rounds
  const last = rounds.at(-1)
  const grown = second && last ? last.rssMb - second.rssMb : Number.NaN
  const polled = rounds.slice(2).reduce((sum, { polls }) => sum + polls, 0)
  return {
    row: 'polls',
    title: `polls: ${rounds[0]?.polls} feeds of ${hosts} hosts due at once, in one process on ${cpus().length} cores with newsroom, PostgreSQL and Redis`,
    lines,
    notes: [
      `memory: ${grown.toFixed(1)} MB more after ${polled} polls from the second round on; slow hosts answer ${LATENCY_MS} ms late`,
      'pages are not fetched here; bar: 10,000 feeds/hour, memory flat',
    ],
  }
}
