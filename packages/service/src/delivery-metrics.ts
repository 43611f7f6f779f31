import type { DeliveryState } from '@copydesk/store'
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/** What came of one attempt to deliver to a webhook. */
const OUTCOMES = ['delivered', 'again', 'dead', 'disable'] as const
export type DeliveryOutcome = (typeof OUTCOMES)[number]

/**
 * What becomes of one who follows the log over HTTP: it is there; it takes nothing for a while, and is waited for; it takes again; it has left;
 * it took nothing for too long.
 */
export type StreamMoment = 'came' | 'slowed' | 'went on' | 'left' | 'cut off'

/** How events reach others: attempts at webhooks, and those who follow over HTTP. */
export function createDeliveryMetrics(registry: Registry) {
  const registers = [registry]
  const deliveries = new Counter({
    name: 'copydesk_delivery_attempts_total',
    help: 'Attempts to deliver an event to a webhook, by what came of it',
    labelNames: ['outcome'],
    registers,
  })
  const seconds = new Histogram({
    name: 'copydesk_delivery_seconds',
    help: 'Time a webhook took to answer',
    buckets: [0.01, 0.05, 0.2, 0.5, 1, 2, 5, 15],
    registers,
  })
  const readers = new Gauge({ name: 'copydesk_stream_readers', help: 'Who follows the log over HTTP', registers })
  const slow = new Gauge({
    name: 'copydesk_stream_readers_slow',
    help: 'Of these, who takes nothing just now and is waited for',
    registers,
  })
  const ended = new Counter({
    name: 'copydesk_stream_ended_total',
    help: 'Streams that ended: left by who followed, or cut off since nothing was taken',
    labelNames: ['outcome'],
    registers,
  })
  const streamed = new Counter({ name: 'copydesk_stream_events_total', help: 'Events written to streams', registers })
  // What never happened is told as nothing, so that a rate begins with it.
  for (const outcome of OUTCOMES) deliveries.inc({ outcome }, 0)
  for (const outcome of ['left', 'slow']) ended.inc({ outcome }, 0)
  const end = (outcome: 'left' | 'slow') => {
    readers.dec()
    ended.inc({ outcome })
  }
  const moments: Record<StreamMoment, () => void> = {
    came: () => readers.inc(),
    slowed: () => slow.inc(),
    'went on': () => slow.dec(),
    left: () => end('left'),
    'cut off': () => end('slow'),
  }
  return {
    /** One attempt at a webhook. */
    delivery: (outcome: DeliveryOutcome, tookMs: number): void => {
      deliveries.inc({ outcome })
      seconds.observe(tookMs / 1000)
    },
    /** One who follows the log. */
    stream: (moment: StreamMoment): void => moments[moment](),
    /** So many events, written to one stream. */
    streamed: (events: number): void => streamed.inc(events),
  }
}

export type DeliveryMetrics = ReturnType<typeof createDeliveryMetrics>

type MakeGauge = (name: string, help: string, labelNames?: string[]) => Gauge

/** How deliveries are, as the store knows it. Gives what brings it up to date; `oldestSeconds`: how long the oldest has waited. */
export function deliveryGauges(gauge: MakeGauge): (state: DeliveryState, oldestSeconds: number) => void {
  const deliveries = gauge('copydesk_deliveries', 'Deliveries to webhooks: not tried, to be tried again, given up', [
    'state',
  ])
  const oldest = gauge(
    'copydesk_delivery_oldest_seconds',
    'How long the oldest delivery has waited of a webhook that is not disabled',
  )
  const webhooks = gauge('copydesk_webhooks', 'Webhooks that take events, are held after failures, or disabled', [
    'state',
  ])
  const lag = gauge(
    'copydesk_webhook_lag_events',
    'How many events the webhook that is furthest behind has not been given',
  )
  return (state, oldestSeconds) => {
    for (const [name, n] of Object.entries(state.deliveries)) deliveries.set({ state: name }, n)
    for (const [name, n] of Object.entries(state.webhooks)) webhooks.set({ state: name }, n)
    oldest.set(oldestSeconds)
    lag.set(state.lag)
  }
}
