import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { stageNames, type CloudEvent } from '@copydesk/pipeline'
import { wrongWith } from './consumed.ts'
import { openConsumers, type Consumers } from './consumers.ts'
import { aMoment, type Fault, type Struck } from './fault.ts'
import type { StageProcess } from './stage-processes.ts'

const QUICK = { kills: 12, consumers: 3 }
const BETWEEN_KILLS_MS = 700
const DRAINED_WITHIN_MS = 300_000
/** Past the longest pause of a client, and the lease of a delivery whose sender was killed. */
const CAUGHT_UP_WITHIN_MS = 120_000
const LOOK_MS = 250
const CONSOLE_WITHIN_MS = 120_000

/** Follows the log in every way, from before the news comes, while what writes and tells it is killed at any moment. */
async function followThroughKills(struck: Struck): Promise<() => Promise<string>> {
  const { line, servers, quick, consumers: asked } = struck
  const { kills, consumers: ofEachKind } = quick ? QUICK : asked
  const port = await freePort()
  const env = { COPYDESK_PORT: String(port), COPYDESK_REQUESTS_A_MINUTE: '1000000' }
  const desk = line.another('console', { env })
  const deskUrl = `http://127.0.0.1:${port}`
  await answers(deskUrl)
  const from = await line.store.events.head()
  const { store, stream } = line
  const given = { deskUrl, redisSocket: servers.redis.server().socket, stream, store, from }
  const consumers = await openConsumers(given, ofEachKind)
  return async () => {
    try {
      await killAnyOf([desk, ...stageNames.flatMap((stage) => line.stages.get(stage) ?? [])], kills, struck)
      await line.drained(DRAINED_WITHIN_MS)
      const log = await store.events.read({ after: from, limit: 1_000_000 }, '/copydesk/chaos')
      if (log.length === 0) throw new Error('nothing happened while they followed')
      await caughtUp(consumers, log)
      return `${kills} kills, ${ofEachKind} consumers of each of 4 kinds, ${log.length} events each`
    } finally {
      await consumers.close()
      await desk.ended('SIGTERM')
    }
  }
}

async function killAnyOf(victims: StageProcess[], kills: number, { chance }: Struck): Promise<void> {
  for (let kill = 0; kill < kills; kill += 1) {
    await aMoment(chance, BETWEEN_KILLS_MS)
    await victims[Math.floor(chance() * victims.length)]?.killed()
  }
}

/** Rejects, saying what is wrong, where they do not get all of the log in good time. */
async function caughtUp({ all }: Consumers, log: CloudEvent[]): Promise<void> {
  const until = performance.now() + CAUGHT_UP_WITHIN_MS
  const wrong = () => all.flatMap((consumer) => wrongWith(consumer, log))
  while (wrong().length > 0 && performance.now() < until) await wait(LOOK_MS)
  if (wrong().length > 0) throw new Error(wrong().join('; '))
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
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
    what: 'SSE, pages, webhooks and the Redis stream followed through kills of every process',
    articles: 40,
    prepare: followThroughKills,
  },
]
