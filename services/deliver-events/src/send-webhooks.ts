import { performance } from 'node:perf_hooks'
import type { Http } from '@copydesk/http'
import { openHttp, tellsAs, type Service } from '@copydesk/service'
import type { ClaimedBatch, ClaimedDelivery, DeliveryEnd } from '@copydesk/store'
import { decideDelivery, saidBy, type Decision } from './decide-delivery.ts'
import { signedHeaders } from './sign-delivery.ts'

/** Receivers are to answer at once, and work afterwards. */
const ANSWER_MS = 15_000
const LEASE_MS = 4 * ANSWER_MS
/** What an endpoint may ask for at most; each has its own limit. */
const CONNECTIONS = 32
/** When it is to stop, what is due is still sent, for so long. */
const LAST_MS = 10_000

/** Sends what webhooks are due, whenever the log grows and at each tick. Any number of processes may. */
export async function sendWebhooks(service: Service): Promise<{ close(): Promise<void> }> {
  const { store, config, log, now } = service
  const limits = { fetchMs: Math.min(ANSWER_MS, config.fetchMs), hostAtOnce: CONNECTIONS, hostLimits: new Map() }
  const http = openHttp({ ...config, ...limits })
  const sending = new Set<Promise<void>>()
  const pump = onePump(service, http, sending)
  let looking = Promise.resolve()
  const look = () => {
    looking = looking
      .then(async () => {
        for (const id of await store.deliveries.due(now())) void pump(id)
      })
      .catch((error: unknown) => log.warn({ error }, 'webhooks could not be looked at'))
    return looking
  }
  const listening = await store.events.onGrowth(() => void look(), config.tickMs)
  return {
    close: async () => {
      await listening.close()
      await look()
      const late = AbortSignal.timeout(LAST_MS)
      pump.stopAt(late)
      while (sending.size > 0) await Promise.all(sending)
      await http.close()
    },
  }
}

/** Keeps as much under way at an endpoint as may be, until nothing is due there. Claims of one endpoint are made one after another. */
function onePump({ store, config, log, now, metrics }: Service, http: Http, sending: Set<Promise<void>>) {
  const last = new Map<string, Promise<void>>()
  let stopped: AbortSignal | null = null
  const track = (work: Promise<void>) => {
    const tracked = work
      .catch((error: unknown) => log.warn({ error }, 'a delivery could not be settled; it is sent again'))
      .finally(() => sending.delete(tracked))
    sending.add(tracked)
    return tracked
  }
  const claim = async (id: string) => {
    if (stopped?.aborted) return
    const batch = await store.deliveries.claim(id, now(), LEASE_MS, ...tellsAs(config))
    if (batch?.missed)
      log.warn({ webhookId: id, ...batch.missed }, 'these events are not kept any more, and are not sent')
    for (const delivery of batch?.deliveries ?? []) {
      void track(deliver(batch as ClaimedBatch, delivery).then(() => void pump(id)))
    }
  }
  const deliver = async (batch: ClaimedBatch, delivery: ClaimedDelivery) => {
    const began = performance.now()
    const { decision, said } = await attempt(http, batch, delivery, now)
    const tookMs = Math.round(performance.now() - began)
    metrics.delivery(decision.type, tookMs)
    await store.deliveries.settle(delivery, ending(decision, said, tookMs), now())
    const { webhookId, sequence } = delivery
    if (decision.type !== 'delivered') log.info({ webhookId, sequence, said, outcome: decision.type }, 'not delivered')
  }
  const pump = (id: string): Promise<void> => {
    const next = (last.get(id) ?? Promise.resolve()).then(() => claim(id))
    const tracked = track(next)
    last.set(id, tracked)
    return tracked
  }
  return Object.assign(pump, { stopAt: (signal: AbortSignal) => (stopped = signal) })
}

type Tried = { decision: Decision; said: string }

async function attempt(http: Http, batch: ClaimedBatch, delivery: ClaimedDelivery, now: () => Date): Promise<Tried> {
  const { event, attempts, since } = delivery
  if (!event) return { decision: { type: 'dead', holdUntil: null }, said: 'not in the log any more' }
  const json = JSON.stringify(event)
  const headers = {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    ...signedHeaders(event.id, now(), json, batch.secrets),
  }
  const outcome = await http.fetch(batch.url, {
    json,
    headers,
    // Standard Webhooks: 2xx means that it was taken, whatever else is said.
    statusOnly: true,
    maxBytes: 0,
    // Standard Webhooks: a redirect is a failure, so that nothing signed goes where nobody asked for it.
    beforeHop: async () => ({ type: 'rejected', reason: 'a redirect: give the address it leads to' }),
  })
  const tried = { attempts, since: since.getTime(), failures: batch.failures }
  return { decision: decideDelivery(outcome, tried, now().getTime(), Math.random()), said: saidBy(outcome) }
}

const dateOf = (ms: number | null) => (ms === null ? null : new Date(ms))

function ending(decision: Decision, said: string, tookMs: number): DeliveryEnd {
  const end = { said, tookMs, dueAt: null, holdUntil: null, disables: false }
  switch (decision.type) {
    case 'delivered':
      return { ...end, state: 'delivered' }
    case 'again':
      return { ...end, state: 'waiting', dueAt: new Date(decision.at), holdUntil: dateOf(decision.holdUntil) }
    case 'dead':
      return { ...end, state: 'dead', holdUntil: dateOf(decision.holdUntil) }
    case 'disable':
      return { ...end, state: 'waiting', disables: true }
  }
}
