import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@copydesk/embedded'
import { FETCHES_AT_ONCE, fetchPage } from '@copydesk/fetch-page'
import { createHttp } from '@copydesk/http'
import { stableId } from '@copydesk/news'
import { createMemoryQueues, type Queues } from '@copydesk/queue'
import { createLog, openService, readConfig } from '@copydesk/service'
import { createDatabase, openStore, type Store } from '@copydesk/store'
import { announce } from '../set-up/announce.ts'
import { seeded } from '../set-up/seeded.ts'
import type { Report } from './report.ts'
import type { BenchOptions } from './rows.ts'
import { mean, percentile } from './statistics.ts'
import { createVirtualNet, hostileManners, type NetHost, type NetRequest } from './virtual-net.ts'
import { createVirtualTime } from './virtual-time.ts'

const HOSTS = 500
const HOSTILE = 50
/** A hostile host announces more than a good one. */
const PAGES = { good: 6, hostile: 24 }
const ANNOUNCED_WITHIN_MS = 60_000
const LASTS_MS = 3_600_000
const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')
const SEED = 17

type Page = { host: NetHost; foundAt: number; fetchedAt: number | null; putOff: number; triedAgain: number }
type Run = { pages: Page[]; requests: NetRequest[] }

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
    const classes = hostileManners.map(([name]) => line(name, together, (host) => host.hostile === name))
    return {
      row: 'hosts',
      title: `hosts: an hour of ${hosts.length} hosts, ${Math.round(HOSTILE * scale)} of them hostile; one pool of ${FETCHES_AT_ONCE} workers, interval 1 s`,
      lines: [
        line('good hosts, alone', alone, () => true),
        line('good hosts, beside hostile ones', together, (host) => host.hostile === null),
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

async function liveAnHour(store: Store, hosts: NetHost[]): Promise<Run> {
  const random = seeded(SEED)
  const time = createVirtualTime(STARTS_AT)
  const net = createVirtualNet(time, hosts, () => Math.round(50 + random() * 400))
  const outcome = readConfig()
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  const config = { ...outcome.config, hostIntervalMs: 1000, hostAtOnce: 2, recheckMs: [] }
  const clock = { now: time.now, advanceTo: () => {} }
  const now = () => new Date(time.now())
  const log = createLog({ level: 'silent' })
  // One that is not waiting for its slot is left as it is.
  const move: Queues['move'] = async (_contract, event, at) => asleep.get((event as { entryId: string }).entryId)?.(at)
  const queues = { ...createMemoryQueues(clock), move }
  const service = openService({ config, store, queues, log, now, wait: time.wait })
  const real = createHttp({ userAgent: config.userAgent, allowHosts: [], now: time.now })
  const handle = fetchPage({ ...service, http: { ...real, fetch: net.fetch }, stopping: new AbortController().signal })

  // A queue's worker: the jobs that are due in their order, so many at once.
  type Job = { entryId: string; page: Page }
  const asleep = new Map<string, (until: number) => void>()
  const ready: Job[] = []
  let running = 0
  const dispatch = () => {
    while (running < FETCHES_AT_ONCE && ready.length > 0) {
      const job = ready.shift()!
      running += 1
      time.start(async () => {
        const ended = await handle({ entryId: job.entryId, round: 1 })
        if (ended.type === 'done') job.page.fetchedAt = time.now()
        if (ended.type === 'snoozed') {
          if (/its turn/.test(ended.reason)) job.page.putOff += 1
          else job.page.triedAgain += 1
          sleep(job, ended.until)
        }
        running -= 1
        dispatch()
      })
    }
  }
  const sleep = (job: Job, until: number) => {
    const wake = () => {
      if (asleep.get(job.entryId) !== again) return
      asleep.delete(job.entryId)
      enqueue(job)
    }
    const again = (sooner: number) => sleep(job, sooner)
    asleep.set(job.entryId, again)
    time.at(until, wake)
  }
  const enqueue = (job: Job) => {
    ready.push(job)
    dispatch()
  }
  const pages = await announceDay(store, hosts, random, (entryId, page) =>
    time.at(page.foundAt, () => enqueue({ entryId, page })),
  )
  await time.runUntil(STARTS_AT + LASTS_MS)
  await real.close()
  return { pages, requests: net.requests }
}

/** Each host's pages are found in two lots. */
async function announceDay(
  store: Store,
  hosts: NetHost[],
  random: () => number,
  due: (entryId: string, page: Page) => void,
): Promise<Page[]> {
  const feed = { id: 'feed', url: 'http://feeds.example/', outlet: 'feeds.example', intervalSeconds: 900 }
  await store.feeds.add(feed, new Date(STARTS_AT))
  const pages: Page[] = []
  for (const host of hosts) {
    const count = host.hostile === null ? PAGES.good : PAGES.hostile
    for (const lot of [0, 1]) {
      const foundAt = STARTS_AT + Math.round(random() * ANNOUNCED_WITHIN_MS)
      const urls = Array.from({ length: count / 2 }, (_, at) => `http://${host.name}/${lot}/${at}`)
      const entries = urls.map((url) => ({
        id: stableId('entry', url),
        canonicalUrl: url,
        outlet: host.name,
        guid: url,
        title: url,
        publishedAt: null,
        announced: url,
      }))
      for (const { entryId } of await announce(store, feed.id, entries, new Date(foundAt))) {
        const page = { host, foundAt, fetchedAt: null, putOff: 0, triedAgain: 0 }
        pages.push(page)
        due(entryId, page)
      }
    }
  }
  return pages
}

function line(option: string, run: Run, isOf: (host: NetHost) => boolean) {
  const pages = run.pages.filter(({ host }) => isOf(host))
  const fetched = pages.filter(({ fetchedAt }) => fetchedAt !== null)
  const waits = fetched.map(({ foundAt, fetchedAt }) => ((fetchedAt ?? 0) - foundAt) / 1000)
  const requests = run.requests.filter(({ host }) => isOf(host))
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
