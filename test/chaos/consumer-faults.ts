import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { stageNames } from '@copydesk/pipeline'
import { freePort } from '../set-up/ports.ts'
import { caughtUp } from './consumed.ts'
import { openConsumers } from './consumers.ts'
import { aMoment, type Fault, type Struck } from './fault.ts'
import type { StageProcess } from './stage-processes.ts'

const QUICK = { kills: 12, consumers: 3 }
/** Long enough for the line to get on between two kills, so that they come at any point of its work. */
const BETWEEN_KILLS_MS = 2000
const FILE = 'events.ndjson'
/** Full several times over. */
const ROTATED_MB = '0.1'
const DRAINED_WITHIN_MS = 300_000
const LOOK_MS = 250
const CONSOLE_WITHIN_MS = 120_000

/** Follows the log in every way, from before the news comes, while what writes and tells it is killed at any moment. */
async function followThroughKills(struck: Struck): Promise<() => Promise<string>> {
  const { line, servers, quick, chance, consumers: asked } = struck
  const { kills, consumers: ofEachKind } = quick ? QUICK : asked
  const port = await freePort()
  const env = { COPYDESK_PORT: String(port), COPYDESK_REQUESTS_A_MINUTE: '1000000' }
  const desk = line.another('console', { env })
  const deskUrl = `http://127.0.0.1:${port}`
  await answers(deskUrl)
  const from = await line.store.events.head()
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-chaos-'))
  const writer = line.another('console', { file: 'services/copydesk/src/main.ts', args: writing(folder) })
  const { store, stream, queues } = line
  const file = { folder, name: FILE }
  const mirror = queues.kind === 'redis' ? { socket: servers.redis.server().socket, stream } : null
  const given = { deskUrl, mirror, store, from, file, chance }
  const consumers = await openConsumers(given, ofEachKind)
  return async () => {
    try {
      const victims = [desk, writer, ...stageNames.flatMap((stage) => line.stages.get(stage) ?? [])]
      const heads = await killEachOf(victims, kills, struck)
      await line.drained(DRAINED_WITHIN_MS)
      const log = await store.events.read({ after: from, limit: 1_000_000 }, '/copydesk/chaos')
      if (log.length === 0) throw new Error('nothing happened while they followed')
      const seconds = await caughtUp(consumers.all, log)
      const atWork = heads.filter((head) => head < from + log.length).length
      const kinds = [...new Set(consumers.all.map(({ kind }) => kind))].join(', ')
      return [
        `${kills} kills of ${victims.length} processes in turn, ${atWork} of them before the last event`,
        `${consumers.all.length} consumers (${kinds}), ${log.length} events each`,
        `all there ${seconds.toFixed(0)} s after the last`,
      ].join('; ')
    } finally {
      await consumers.close()
      await Promise.all([desk.ended('SIGTERM'), writer.ended('SIGTERM')])
      await rm(folder, { recursive: true, force: true })
    }
  }
}

/** One more process of the last stage, which appends to a file what it is told. */
const writing = (folder: string) =>
  `start --stages deliver-events --port 0 --data ${folder} --events ${join(folder, FILE)} --rotate-events ${ROTATED_MB}`.split(
    ' ',
  )

/** All in turn, in an order by chance that is another each time. Gives how far the log had come at each kill. */
async function killEachOf(victims: StageProcess[], kills: number, { chance, line }: Struck): Promise<number[]> {
  const heads: number[] = []
  let left: StageProcess[] = []
  while (heads.length < kills) {
    if (left.length === 0) left = [...victims]
    await aMoment(chance, BETWEEN_KILLS_MS)
    const [victim] = left.splice(Math.floor(chance() * left.length), 1)
    heads.push(await line.store.events.head())
    await victim?.killed()
  }
  return heads
}

/** The first console of all builds its page first. */
async function answers(url: string): Promise<void> {
  const until = performance.now() + CONSOLE_WITHIN_MS
  while (!(await fetch(`${url}/healthz`).catch(() => null))?.ok) {
    if (performance.now() > until) throw new Error('the console does not answer')
    await wait(LOOK_MS)
  }
}

export const consumerFaults: Fault[] = [
  {
    name: 'consumers',
    what: 'SSE, pages, webhooks, the Redis stream, a file and the exactly-once helper followed through kills of every process',
    articles: 40,
    comesOverMs: ({ quick, consumers }) => ((quick ? QUICK : consumers).kills * BETWEEN_KILLS_MS) / 2,
    prepare: followThroughKills,
  },
]
