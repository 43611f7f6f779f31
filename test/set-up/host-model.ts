import type { Claim, HostAnswer, HostLimit } from '@copydesk/store'

/** What is known of one host, times in ms: the rules of its timetable as plain functions, to hold the store's to. */
export type ModelHost = {
  nextSlotAt: number
  startedAt: number
  heldUntil: number
  slowdown: number
  slowedAt: number
  answerMs: number
  answeredAt: number
  silences: number
  delayMs: number
  underWay: Map<string, number>
}

export const newModelHost = (): ModelHost => ({
  nextSlotAt: -Infinity,
  startedAt: -Infinity,
  heldUntil: -Infinity,
  slowdown: 1,
  slowedAt: -Infinity,
  answerMs: 0,
  answeredAt: -Infinity,
  silences: 0,
  delayMs: 0,
  underWay: new Map(),
})

export type ModelTurn = { begun: true } | { begun: false; slot: number }

export const intervalOf = (host: ModelHost, limit: HostLimit) =>
  Math.ceil(Math.max(limit.intervalMs, host.delayMs) * host.slowdown)

/** Begins or reserves, and changes the host accordingly. */
export function modelTurn(
  host: ModelHost,
  ask: { limit: HostLimit; delayMs: number | null; claim: Claim; lease: string; leaseMs: number },
  now: number,
): ModelTurn {
  host.delayMs = ask.delayMs ?? host.delayMs
  for (const [lease, ends] of host.underWay) if (ends <= now) host.underWay.delete(lease)
  const isProven = host.silences === 0 && host.answeredAt > -Infinity
  const atOnce = isProven ? ask.limit.atOnce : 1
  const interval = intervalOf(host, ask.limit)
  const spacing = Math.max(interval, Math.ceil(host.answerMs / atOnce))
  const isFull = host.underWay.size >= atOnce
  const freeAt = Math.max(host.startedAt + interval, host.heldUntil)
  const isFirst = ask.claim !== 'new' || host.nextSlotAt <= now
  if (!isFull && ask.claim !== 'later' && freeAt <= now && isFirst) {
    host.underWay.set(ask.lease, now + ask.leaseMs)
    host.startedAt = now
    host.nextSlotAt = Math.max(host.nextSlotAt, now + spacing)
    return { begun: true }
  }
  if (ask.claim === 'hop') return { begun: false, slot: Math.max(freeAt, now + 100) }
  const mustWait = isFull || ask.claim === 'later' ? now + Math.max(spacing, 100) : -Infinity
  const slot = Math.max(host.nextSlotAt, freeAt, mustWait)
  host.nextSlotAt = slot + spacing
  return { begun: false, slot }
}

export function modelEnd(
  host: ModelHost,
  ended: { lease: string; begunAt: number; answer: HostAnswer; heldUntil: number | null; pauseMs: number },
  now: number,
): void {
  const { answer } = ended
  host.underWay.delete(ended.lease)
  host.heldUntil = Math.max(host.heldUntil, ended.heldUntil ?? -Infinity)
  if (answer === 'neutral') return
  host.answerMs += 0.2 * (now - ended.begunAt - host.answerMs)
  if (answer === 'silent') {
    const pause = host.silences > 0 ? Math.min(ended.pauseMs * 2 ** (host.silences - 1), 3_600_000) : -Infinity
    host.heldUntil = Math.max(host.heldUntil, now + pause)
    host.silences += 1
    return
  }
  host.silences = 0
  host.answeredAt = now
  if (answer === 'served') host.slowdown = Math.max(1, host.slowdown - 0.5)
  if (answer === 'slowed' && host.slowedAt < ended.begunAt) {
    host.slowdown = Math.min(64, host.slowdown * 2)
    host.slowedAt = now
  }
}
