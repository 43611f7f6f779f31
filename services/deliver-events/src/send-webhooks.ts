import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { Http } from '@copydesk/http'
import { sharedNext } from '@copydesk/pipeline'
import { openHttp, tellsAs, type Service } from '@copydesk/service'
import type { ClaimedBatch, ClaimedDelivery, DeliveryEnd } from '@copydesk/store'
import { decideDelivery, saidBy, type Decision } from './decide-delivery.ts'
import { signedHeaders } from './sign-delivery.ts'

/** Receivers are to answer at once, and work afterwards. */
const ANSWER_MS = 15_000
const LEASE_MS = 4 * ANSWER_MS
/** What an endpoint may ask for at most; each has its own limit. */
const CONNECTIONS = 32
/** A single round still sends what is due at its end, for so long. */
const LAST_MS = 10_000
/** When a process is to stop, what is under way may take so long; it is ended itself after 9.5 s. */
const GRACE_MS = 5000

/** Sends what webhooks are due, whenever the log grows and at each tick. Any number of processes may. */
export async function sendWebhooks(service: Service): Promise<{ close(): Promise<void> }> {
  const { store, config, log, now } = service
  const limits = { fetchMs: Math.min(ANSWER_MS, config.fetchMs), hostAtOnce: CONNECTIONS, hostLimits: new Map() }
  const http = openHttp({ ...config, ...limits })
  const { pump, isIdle, stop } = onePump(service, http)
  const look = sharedNext(async () => {
    try {
      for (const id of await store.deliveries.due(now())) void pump(id)
    } catch (error) {
      log.warn({ error }, 'webhooks could not be looked at')
    }
  })
  const listening = await store.events.onGrowth(() => void look(), config.tickMs)
  return {
    close: async () => {
      await listening.close()
      // Otherwise another process sends it, or this one when it is back.
      if (config.onceSince) await look().then(() => Promise.race([isIdle(), pause(LAST_MS, undefined, { ref: false })]))
      await stop()
      await http.close()
    },
  }
}

/** Keeps as much under way at an endpoint as may be, until nothing is due there. Of claims of one endpoint one is made at a time, and one waits. */
function onePump({ store, config, log, now, metrics }: Service, http: Http) {
  const sending = new Set<Promise<void>>()
  const [stopping, late] = [new AbortController(), new AbortController()]
  const track = (work: Promise<void>) => {
    const tracked = work
      .catch((error: unknown) => log.warn({ error }, 'a delivery could not be settled; it is sent again'))
      .finally(() => sending.delete(tracked))
    sending.add(tracked)
    return tracked
  }
  const claim = async (id: string) => {
    if (stopping.signal.aborted) return
    const batch = await store.deliveries.claim(id, now(), LEASE_MS, ...tellsAs(config))
    if (!batch) return
    if (batch.missed)
      log.warn({ webhookId: id, ...batch.missed }, 'these events are not kept any more, and are not sent')
    for (const delivery of batch.deliveries) void track(deliver(batch, delivery))
  }
  const deliver = async (batch: ClaimedBatch, delivery: ClaimedDelivery) => {
    // Claimed while it was told to stop.
    if (stopping.signal.aborted) return void (await store.deliveries.giveBack(delivery))
    const began = performance.now()
    const tried = await attempt(http, batch, delivery, now, late.signal)
    if (tried === 'broken off') return void (await store.deliveries.giveBack(delivery))
    const { decision, said } = tried
    const tookMs = Math.round(performance.now() - began)
    metrics.delivery(decision.type, tookMs)
    await store.deliveries.settle(delivery, ending(decision, said, tookMs), now())
    const { webhookId, sequence } = delivery
    if (decision.type !== 'delivered') log.info({ webhookId, sequence, said, outcome: decision.type }, 'not delivered')
    void pump(webhookId)
  }
  const claims = new Map<string, () => Promise<void>>()
  const pump = (id: string): Promise<void> => {
    const claimNext = claims.get(id) ?? sharedNext(() => track(claim(id)))
    claims.set(id, claimNext)
    return track(claimNext())
  }
  const isIdle = async () => {
    while (sending.size > 0) await Promise.all(sending)
  }
  const stop = async () => {
    stopping.abort()
    const patience = setTimeout(() => late.abort(), GRACE_MS)
    await isIdle()
    clearTimeout(patience)
  }
  return { pump, isIdle, stop }
}

type Tried = { decision: Decision; said: string }

async function attempt(
  http: Http,
  batch: ClaimedBatch,
  delivery: ClaimedDelivery,
  now: () => Date,
  late: AbortSignal,
): Promise<Tried | 'broken off'> {
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
    signal: late,
    // Standard Webhooks: a redirect is a failure, so that nothing signed goes where nobody asked for it.
    beforeHop: async () => ({ type: 'rejected', reason: 'a redirect: give the address it leads to' }),
  })
  if (late.aborted && outcome.type !== 'fetched') return 'broken off'
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
