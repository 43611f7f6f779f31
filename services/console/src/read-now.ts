import { statfs } from 'node:fs/promises'
import { freemem, totalmem } from 'node:os'
import { stageNames, type StageName } from '@copydesk/pipeline'
import type { Service } from '@copydesk/service'
import type { DoneInMinute, FeedCounts, HeldAtStage, Totals, Waiting } from '@copydesk/store'
import { within } from './within.ts'
import { verdictOn, type StageNow, type Verdict } from './verdict.ts'

/** Whole minutes that are shown. */
const MINUTES = 15
const MINUTE_MS = 60_000
const HOUR_MINUTES = 60
/** Queues that take longer do not answer. */
const QUEUES_MS = 4000
/** Rates are of the last minutes that are over. */
const RATE_MINUTES = 2

/** `done`: the count of each minute, the oldest first; the last is the one that runs. */
export type StageView = StageNow & { done: number[] }

export type NowView = {
  at: Date
  verdict: Verdict
  stages: StageView[]
  /** Counts by minute, as of stages. */
  news: { articles: number[]; copies: number[]; stories: number[] }
  totals: {
    pages: number
    articles: number
    copies: number
    stories: number
    entries: number
    pending: number
    feeds: number
  }
  feeds: FeedCounts[]
  retrying: number
  queues: string
  machine: { storeBytes: number; disk: { freeBytes: number; totalBytes: number } | null; memory: Memory }
}

/** Of this process, and of the machine. */
type Memory = { ownBytes: number; freeBytes: number; totalBytes: number }

/** Reads how the line does. Minutes that are over are read once. */
export function nowReader({ store, queues, now }: Service, readTotals: () => Promise<Totals>): () => Promise<NowView> {
  const minutes = minuteKeeper((since) => store.lineHealth.doneSince(since))
  return async () => {
    const at = now()
    const health = store.lineHealth
    const [done, since, newest, retrying, held, feeds, storeBytes, totals, depths, disk] = await Promise.all([
      minutes(at),
      store.lineState.waiting(at),
      health.newest(),
      health.retrying(),
      health.held(at),
      health.feeds(),
      health.bytes(),
      readTotals(),
      readDepths(queues),
      freeDisk(),
    ])
    const stages = stageNames.map((name) => stageView(name, { at, done, since, held, depth: depths?.get(name) }))
    const verdict = verdictOn({
      stages,
      feeds: followed(feeds),
      disk,
      queuesAnswer: depths !== null,
      quietSeconds: newest && (at.getTime() - newest.getTime()) / 1000,
    })
    return {
      at,
      verdict,
      stages,
      news: {
        articles: done.of('copydesk.article.new'),
        copies: done.of('copydesk.article.copied'),
        stories: done.of('copydesk.story.new'),
      },
      totals: { ...totals, pending: totals.dispositions.pending },
      feeds,
      retrying,
      queues: queues.kind,
      machine: {
        storeBytes,
        disk,
        memory: { ownBytes: process.memoryUsage.rss(), freeBytes: freemem(), totalBytes: totalmem() },
      },
    }
  }
}

type Done = { of(...names: string[]): number[]; all(prefix: string): number[] }
type Found = { at: Date; done: Done; since: Waiting; held: HeldAtStage[]; depth: Depth | undefined }
type Depth = { waiting: number; active: number; delayed: number }

const NO_DEPTH: Depth = { waiting: 0, active: 0, delayed: 0 }

function stageView(name: StageName, { at, done, since, held, depth }: Found): StageView {
  const counts = name === 'deliver-events' ? done.all('copydesk.') : done.of(name)
  const over = counts.slice(-1 - RATE_MINUTES, -1)
  const waitsSince = since[name]
  const failed = held.find(({ stage }) => stage === name)
  return {
    name,
    ...(depth ?? NO_DEPTH),
    done: counts,
    perMinute: sum(over) / RATE_MINUTES || (counts.at(-1) ?? 0),
    oldestSeconds: waitsSince ? Math.max(0, (at.getTime() - waitsSince.getTime()) / 1000) : null,
    held: failed?.n ?? 0,
    heldLately: failed?.lately ?? 0,
    doneLately: Math.round((sum(counts) * HOUR_MINUTES) / MINUTES),
    heldReason: failed?.reason ?? null,
  }
}

/** Keeps the counts of minutes that are over, so that only the running one and the one before are counted again. */
function minuteKeeper(read: (since: Date) => Promise<DoneInMinute[]>): (at: Date) => Promise<Done> {
  let kept: DoneInMinute[] = []
  let countedTo = 0
  return async (at) => {
    const running = Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS
    const first = running - (MINUTES - 1) * MINUTE_MS
    // A job that ends as a minute does is written in the next.
    const from = Math.max(first, countedTo)
    const fresh = await read(new Date(from))
    kept = [...kept.filter(({ minute }) => minute.getTime() >= first && minute.getTime() < from), ...fresh]
    countedTo = running - MINUTE_MS
    const row = (wanted: (name: string) => boolean) => {
      const counts = Array.from({ length: MINUTES }, () => 0)
      for (const { name, minute, n } of kept) {
        const place = (minute.getTime() - first) / MINUTE_MS
        if (wanted(name) && counts[place] !== undefined) counts[place] += n
      }
      return counts
    }
    return {
      of: (...names) => row((name) => names.includes(name)),
      all: (prefix) => row((name) => name.startsWith(prefix)),
    }
  }
}

/** Null where the queues do not answer. */
async function readDepths(queues: Service['queues']): Promise<Map<StageName, Depth> | null> {
  const reading = Promise.all(stageNames.map(async (name) => [name, await queues.depth(name)] as const))
  const depths = await within(QUEUES_MS, reading).catch(() => null)
  return depths && new Map(depths)
}

function followed(feeds: FeedCounts[]) {
  const own = feeds.filter(({ state, paused }) => !paused && state !== 'moved')
  return { followed: total(own), failing: total(own.filter(({ state }) => state === 'failing' || state === 'gone')) }
}

/** Of the disk this process runs on, which on one machine is that of the store. */
async function freeDisk() {
  const disk = await statfs(process.cwd()).catch(() => null)
  return disk && { freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize }
}

const sum = (counts: number[]) => counts.reduce((all, n) => all + n, 0)
const total = (rows: { n: number }[]) => sum(rows.map(({ n }) => n))
