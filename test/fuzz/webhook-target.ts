import { setTimeout as pause } from 'node:timers/promises'
import { deliverEventsService } from '@copydesk/deliver-events'
import { createMemoryQueues } from '@copydesk/queue'
import { createLog, openService, readConfig } from '@copydesk/service'
import { openDatabase, openStore, writeChanges, type DeliveryRow, type Store } from '@copydesk/store'
import { openHostileReceiver, type Expected } from './hostile-receiver.ts'
import type { Target, Tried } from './target.ts'

/** An answer is waited for so long, in ms. */
const ANSWER_MS = 1000
const MOST_MS = 600_000
/** What was late on a busy machine is sent once more: what never comes in time is late each time. */
const TIMES = 5
const WAS_LATE = /in time|not done after|stopped coming/
/** Retry-After is believed for a day; a pause of our own is at least half of five seconds. */
const LEAST_PAUSE_MS = 2000
const MOST_PAUSE_MS = 90_000_000
const HEAP_MB = 700

/** The sender of webhooks, each seed with a receiver that takes one event in a way of its own. `databaseUrl`: an empty store. */
export const webhookTarget = (databaseUrl: () => Promise<string>): Target => ({
  name: 'webhooks',
  tries: 'receivers that are slow, endless, broken, or lead elsewhere',
  mostMs: MOST_MS,
  open: async () => {
    const receiver = await openHostileReceiver()
    const read = readConfig({})
    if (read.type === 'wrong') throw new Error(read.reason)
    const url = await databaseUrl()
    const [store, database] = [await openStore(url), openDatabase(url)]
    const config = { ...read.config, allowHosts: receiver.hosts, fetchMs: ANSWER_MS }
    const queues = createMemoryQueues({ now: Date.now, advanceTo: () => {} })
    const log = createLog({ level: 'silent' })
    const running = await deliverEventsService.run(openService({ config, store, queues, log }))
    const tell = async (key: string) => {
      const data = { storyId: 'a', into: 'b', evidence: null }
      const change = { key, type: 'copydesk.story.merged' as const, subject: 'a', data }
      await database.transaction((sql) => writeChanges(sql, [change], new Date()))
      await store.events.sequence(new Date())
    }
    const send = async (seed: number, time: number): Promise<Tried> => {
      const { name, expected } = receiver.behaviour(seed)
      const asked = { url: receiver.url(seed), types: null, chosen: {}, atOnce: 1 }
      const { id } = await store.webhooks.add(asked, new Date())
      await tell(`seed-${seed}-${time}`)
      const delivery = await attempted(store, id)
      const isDisabled = (await store.webhooks.byId(id))?.disabledAt !== null
      await store.webhooks.remove(id)
      const wrong = receiver.ledInside() > 0 ? 'was led inside' : judge(expected, delivery, isDisabled)
      const said = delivery.attempts.at(-1)?.said ?? ''
      if (wrong !== null && WAS_LATE.test(said) && time < TIMES) return send(seed, time + 1)
      return { kind: delivery.state, characters: 0, wrong: wrong && `${name}: ${wrong} (${said.slice(0, 200)})` }
    }
    return {
      try: (seed) => send(seed, 1),
      close: async () => {
        await running.close()
        await receiver.close()
        await database.close()
        await store.close()
      },
    }
  },
})

async function attempted(store: Store, id: string): Promise<DeliveryRow> {
  for (;;) {
    const [delivery] = await store.deliveries.list(id, { state: null, before: null, limit: 1 })
    if (delivery && delivery.attempts.length > 0) return delivery
    await pause(5)
  }
}

/** What a delivery breaks of what is promised; null where all is well. */
function judge(expected: Expected, { state, attempts, dueAt }: DeliveryRow, isDisabled: boolean): string | null {
  const [attempt] = attempts
  const said = attempt?.said ?? ''
  if (attempts.length > 1) return 'sent again at once'
  if (/\n|\bat .*:\d+:\d+/.test(said) || said.length === 0 || said.length > 250) return 'not said in one line'
  if (isDisabled !== (expected === 'disabled') && expected !== null) return isDisabled ? 'disabled' : 'not disabled'
  const wanted = expected === 'disabled' ? 'waiting' : expected
  if (wanted !== null && state !== wanted) return `${state}, not ${wanted}`
  const pauseMs = dueAt.getTime() - Date.parse(attempt?.at ?? '')
  if (state === 'waiting' && !isDisabled && (pauseMs < LEAST_PAUSE_MS || pauseMs > MOST_PAUSE_MS))
    return `sent again in ${pauseMs} ms`
  return process.memoryUsage().heapUsed / 2 ** 20 > HEAP_MB ? 'holds too much' : null
}
