import { setTimeout as pause } from 'node:timers/promises'
import { storyChanged, type Change } from '@copydesk/pipeline'
import { openQueues } from '@copydesk/queue'
import { openDatabase, openStore, writeChanges } from '@copydesk/store'
import { startChild } from './child.ts'
import type { Followed, Following } from './event-readers-child.ts'
import { startServers, type Backend } from './line-servers.ts'
import type { Report } from './report.ts'
import type { BenchOptions } from './rows.ts'

const BACKLOG = 5000
const TOLD = 400
/** Between two changes: about what a line of some thousand feeds tells. */
const EVERY_MS = 20
const WRITTEN_AT_ONCE = 500
const READERS = [1, 10, 100]

/** Its data is about as long as that of most events. */
const change = (at: number): Change => ({
  key: `bench-${at}`,
  type: 'copydesk.story.merged',
  subject: `story-${at % 50}`,
  data: {
    storyId: `story-${at % 50}`,
    into: `story-${at}`,
    committedAt: performance.timeOrigin + performance.now(),
    evidence: {
      link: 0.4,
      closest: { a: 'a', b: 'b', likeness: 0.4, terms: ['harbour', 'ferry', 'strike', 'council'] },
    },
    text: 'a sentence of some words '.repeat(12),
  },
})

/**
 * Readers of the event stream over real HTTP, each process its own: how fast a backlog reaches all of them, and how long after the
 * commit of a change its event does, by way of a job on Redis, its place in the log, and the notice of that.
 */
export async function benchEvents({ quick }: BenchOptions): Promise<Report> {
  const servers = await startServers()
  try {
    const backend = await servers.open('redis')
    const scale = quick ? 0.2 : 1
    const lines = await measure(backend, Math.round(BACKLOG * scale), Math.round(TOLD * scale))
    return {
      row: 'events',
      title: `events: ${Math.round(BACKLOG * scale)} of a backlog, then ${Math.round(TOLD * scale)} told one by one every ${EVERY_MS} ms, on Redis and PostgreSQL`,
      lines,
      notes: [
        'ratio: of what one reader of the store, in its process, reads; p50, p99: from commit to receipt, of all readers, in ms',
      ],
    }
  } finally {
    await servers.close()
  }
}

async function measure(backend: Backend, backlog: number, told: number) {
  const store = await openStore(backend.databaseUrl)
  const database = openDatabase(backend.databaseUrl)
  const queues = openQueues(backend.queues)
  const desk = startChild('event-desk-child.ts')
  const readers = startChild('event-readers-child.ts')
  const tell = (changes: Change[]) => database.transaction((sql) => writeChanges(sql, changes, new Date()))
  try {
    for (let at = 0; at < backlog; at += WRITTEN_AT_ONCE) {
      await tell(Array.from({ length: Math.min(WRITTEN_AT_ONCE, backlog - at) }, (_, more) => change(at + more)))
    }
    await store.events.sequence(new Date())
    const alone = await readAlone(store)
    const url = await desk.ask<string>(backend)
    const lines = [
      { readers: 'the store alone', 'events/s': alone, ratio: 1, p50: null, p99: null } as Report['lines'][number],
    ]
    let head = await store.events.head()
    for (const count of READERS) {
      const follow = async (asked: Omit<Following, 'url' | 'readers'>, during: () => Promise<void>) => {
        await readers.ask({ ask: 'open', url, readers: count, ...asked })
        await during()
        return readers.ask<Followed>({ ask: 'wait' })
      }
      const caughtUp = await follow({ after: 0, through: backlog }, async () => {})
      const live = await follow({ after: head, through: head + told }, async () => {
        for (let at = 0; at < told; at += 1) {
          await tell([change(head + at)])
          await queues.announce(storyChanged, [{ storyId: 'bench', version: head + at }])
          await pause(EVERY_MS)
        }
      })
      head += told
      const rate = caughtUp.received / (caughtUp.wallMs / 1000)
      lines.push({ readers: `${count} over HTTP`, 'events/s': rate, ratio: rate / alone, p50: live.p50, p99: live.p99 })
    }
    return lines
  } finally {
    await readers.close()
    await desk.close()
    await queues.close()
    await database.close()
    await store.close()
  }
}

/** Events a second that a reader in this process gets, a page at a time. */
async function readAlone(store: Awaited<ReturnType<typeof openStore>>): Promise<number> {
  const began = performance.now()
  let read = 0
  for (;;) {
    const events = await store.events.read({ after: read, limit: WRITTEN_AT_ONCE }, '/copydesk/bench')
    if (events.length === 0) return read / ((performance.now() - began) / 1000)
    read += events.length
  }
}
