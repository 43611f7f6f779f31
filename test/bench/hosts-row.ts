import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@copydesk/embedded'
import { FETCHES_AT_ONCE } from '@copydesk/fetch-page'
import { createDatabase, openStore } from '@copydesk/store'
import { liveAnHour, type Hour, type Job } from './host-hour.ts'
import type { Report } from './report.ts'
import type { BenchOptions } from './rows.ts'
import { mean, percentile } from './statistics.ts'
import { hostileManners, type NetHost, type NetRequest } from './virtual-net.ts'

const HOSTS = 500
const HOSTILE = 50

/**
 * An hour of the net, most of it good and some of it hostile, against the same hour without the hostile hosts. The
 * store, its statements and the handler of fetch-page are the real ones; the clock and the net are made up.
 */
export async function benchHosts({ quick }: BenchOptions): Promise<Report> {
  const scale = quick ? 0.2 : 1
  const hosts = makeHosts(Math.round(HOSTS * scale), Math.round(HOSTILE * scale))
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-hosts-'))
  const postgres = await startPostgres({ folder })
  try {
    const live = async (name: string, those: NetHost[]) => {
      const url = new URL(await createDatabase(postgres.url, name))
      // Order is measured here, not the disk.
      url.searchParams.set('options', '-c synchronous_commit=off')
      const store = await openStore(url.href)
      try {
        return await liveAnHour(store, those)
      } finally {
        await store.close()
      }
    }
    const alone = await live(
      'alone',
      hosts.filter(({ hostile }) => hostile === null),
    )
    const together = await live('together', hosts)
    const isGood = ({ hostile }: NetHost) => hostile === null
    const classes = hostileManners.map(([name]) => line(name, together, 'pages', (host) => host.hostile === name))
    return {
      row: 'hosts',
      title: `hosts: an hour of ${hosts.length} hosts, ${Math.round(HOSTILE * scale)} of them hostile; one pool of ${FETCHES_AT_ONCE} workers, interval 1 s`,
      lines: [
        line('good hosts, alone', alone, 'pages', isGood),
        line('good hosts, beside hostile ones', together, 'pages', isGood),
        line('their feeds, alone', alone, 'polls', isGood),
        line('their feeds, beside hostile ones', together, 'polls', isGood),
        ...classes,
      ],
      notes: [
        'wait: from found to fetched; put off: how often a page was snoozed to its slot; tried again: or to its next try; closest: two beginnings at one host',
      ],
    }
  } finally {
    await postgres.close()
    await rm(folder, { recursive: true, force: true })
  }
}

function makeHosts(count: number, hostile: number): NetHost[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `h${at}.example`,
    hostile: at < hostile ? (hostileManners[at % hostileManners.length]?.[0] ?? null) : null,
    throughout: Math.floor(at / hostileManners.length) % 2 === 1,
  }))
}

function line(option: string, hour: Hour, jobs: 'pages' | 'polls', isOf: (host: NetHost) => boolean) {
  const pages: Job[] = hour[jobs].filter(({ host }) => isOf(host))
  const fetched = pages.filter(({ fetchedAt }) => fetchedAt !== null)
  const waits = fetched.map(({ foundAt, fetchedAt }) => ((fetchedAt ?? 0) - foundAt) / 1000)
  const requests = hour.requests.filter(({ host }) => isOf(host))
  const some = waits.length > 0
  return {
    option,
    hosts: String(new Set(pages.map(({ host }) => host)).size),
    pages: String(pages.length),
    fetched: String(fetched.length),
    'mean wait s': some ? mean(waits) : null,
    'p99 wait s': some ? percentile(waits, 0.99) : null,
    'max wait s': some ? Math.max(...waits) : null,
    'mean put off': mean(pages.map(({ putOff }) => putOff)),
    'max put off': Math.max(...pages.map(({ putOff }) => putOff)),
    'mean tried again': mean(pages.map(({ triedAgain }) => triedAgain)),
    requests: String(requests.length),
    'closest s': closest(requests),
  }
}

/** The least time between two beginnings at one host, in seconds. */
function closest(requests: NetRequest[]): number | null {
  const gaps = [...Map.groupBy(requests, ({ host }) => host.name).values()].flatMap((own) => {
    const times = own.map(({ at }) => at).toSorted((a, b) => a - b)
    return times.slice(1).map((at, before) => (at - times[before]!) / 1000)
  })
  return gaps.length > 0 ? Math.min(...gaps) : null
}
