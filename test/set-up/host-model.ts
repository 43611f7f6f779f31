import type { Claim, EndedRequest, HostLimit, Rank } from '@copydesk/store'

type Standing = { holder: string; rank: number; slot: number }

/** What is known of one host, times in ms: the rules of its timetable in plain steps, to hold the store's to. */
export type ModelHost = {
  startedAt: number
  heldUntil: number
  slowdown: number
  slowedAt: number
  answerMs: number
  answeredAt: number
  refusals: number
  delayMs: number
  others: number
  othersSince: number
  gaveWay: Rank[]
  underWay: Map<string, number>
  /** In order: by rank, and within a rank as they came. */
  line: Standing[]
}

export const newModelHost = (): ModelHost => ({
  startedAt: -Infinity,
  heldUntil: -Infinity,
  slowdown: 1,
  slowedAt: -Infinity,
  answerMs: 0,
  answeredAt: -Infinity,
  refusals: 0,
  delayMs: 0,
  others: 0,
  othersSince: 0,
  gaveWay: [],
  underWay: new Map(),
  line: [],
})

export type ModelAsk = {
  holder: string
  rank: Rank
  claim: Claim
  limit: HostLimit
  delayMs: number | null
  lease: string
  leaseMs: number
}
export type ModelTurn = { type: 'begun' } | { type: 'wait'; slot: number; cameInTime: boolean }

const RANK_NAMES: Rank[] = ['hop', 'feed', 'page']

export const intervalOf = (host: ModelHost, limit: HostLimit) =>
  Math.ceil(Math.max(limit.intervalMs, host.delayMs) * host.slowdown)

const placesOf = (host: ModelHost, limit: HostLimit) =>
  host.refusals > 0 || host.answeredAt === -Infinity ? 1 : limit.atOnce

const spacingOf = (host: ModelHost, limit: HostLimit) =>
  Math.max(Math.ceil(intervalOf(host, limit) * 1.05), Math.ceil(host.answerMs / placesOf(host, limit)))

/** Begins, or stands in line, and changes the host accordingly. */
export function modelTurn(host: ModelHost, ask: ModelAsk, now: number): ModelTurn {
  host.delayMs = ask.delayMs ?? host.delayMs
  const live = [...host.underWay.values()].filter((ends) => ends > now)
  const interval = intervalOf(host, ask.limit)
  const closest = spacingOf(host, ask.limit)
  const spacing = ask.rank === 'page' ? Math.ceil(closest * (1 + host.others)) : closest
  const isFull = live.length >= placesOf(host, ask.limit)
  const freeAt = Math.max(host.startedAt + interval, host.heldUntil)
  const rank = RANK_NAMES.indexOf(ask.rank)

  const own = host.line.find(({ holder }) => holder === ask.holder)
  const others = host.line.filter((one) => one !== own)
  const isDue = own !== undefined && own.slot <= now
  const late = Math.min(2000, interval)
  const isComing = ({ slot }: Standing) => slot > now - late && slot < now + interval
  const ahead = others.filter((one) => one.rank === rank && (!own || isBefore(host, one, own)))
  const higher = host.gaveWay.includes(ask.rank) ? [] : others.filter((one) => one.rank < rank && isComing(one))
  const lower = others.filter((one) => one.rank > rank && one.slot > now - late)
  const mustYield = lower.some((one) => isComing(one) && host.gaveWay.includes(RANK_NAMES[one.rank] ?? 'page'))
  const isFree = !isFull && freeAt <= now

  const mayGo = isFree && higher.length === 0 && !mustYield && (isDue || !ahead.some(isComing))
  if (mayGo && ask.claim === 'wait') host.gaveWay = host.gaveWay.filter((one) => one !== ask.rank)
  if (mayGo && ask.claim !== 'wait') {
    for (const [lease, ends] of host.underWay) if (ends <= now) host.underWay.delete(lease)
    host.underWay.set(ask.lease, now + ask.leaseMs)
    host.startedAt = now
    if (ask.rank === 'page') host.others += 0.2 * (host.othersSince - host.others)
    host.othersSince = ask.rank === 'page' ? 0 : Math.min(5, host.othersSince + 1)
    const delayed = lower.filter((one) => one.slot <= now + closest)
    const passed = new Set([...host.gaveWay, ...delayed.map((one) => RANK_NAMES[one.rank] ?? 'page')])
    host.gaveWay = RANK_NAMES.filter((one) => passed.has(one) && one !== ask.rank)
    if (ask.claim === 'stay') stand(host, ask.holder, rank, now + spacing)
    else host.line = others
    return { type: 'begun' }
  }
  let at = Math.max(freeAt, now)
  if (isFull || (ask.claim === 'wait' && live.length > 0)) {
    const begunAt = Math.min(...live) - ask.leaseMs
    at = Math.max(at, begunAt + host.answerMs > now ? begunAt + host.answerMs : now + Math.max(now - begunAt, 1000))
  }
  // All who go before have their turns first.
  const first = [...ahead.filter(({ slot }) => slot > now - late), ...higher].toSorted((a, b) => a.slot - b.slot)
  for (const one of first) at = Math.max(at, one.slot) + spacing
  const bounds = [at, now + 100]
  if (own && !isDue) bounds.push(own.slot)
  if (mustYield) bounds.push(now + spacing)
  const slot = Math.ceil(Math.max(...bounds))
  stand(host, ask.holder, rank, slot)
  return { type: 'wait', slot, cameInTime: isDue }
}

const isBefore = (host: ModelHost, one: Standing, other: Standing) => host.line.indexOf(one) < host.line.indexOf(other)

function stand(host: ModelHost, holder: string, rank: number, slot: number): void {
  const own = host.line.find((one) => one.holder === holder)
  if (own) own.slot = slot
  else {
    const after = host.line.findIndex((one) => one.rank > rank)
    host.line.splice(after < 0 ? host.line.length : after, 0, { holder, rank, slot })
  }
}

/** Ends a request, and lets those next in line come sooner. */
export function modelEnd(host: ModelHost, ended: EndedRequest, limit: HostLimit, now: number): void {
  takeAnswer(host, ended, now)
  const live = [...host.underWay.values()].filter((ends) => ends > now).length
  const free = Math.min(placesOf(host, limit) - live, 4)
  const first = Math.max(host.startedAt + intervalOf(host, limit), host.heldUntil, now)
  const late = Math.min(2000, intervalOf(host, limit))
  const expected = host.line
    .filter(({ slot }) => slot > now - late)
    .toSorted((a, b) => a.rank - b.rank || a.slot - b.slot)
  for (const [at, one] of expected.slice(0, Math.max(free, 0)).entries()) {
    const moment = Math.ceil(first + at * spacingOf(host, limit))
    if (one.slot > moment + 250) one.slot = moment
  }
}

function takeAnswer(host: ModelHost, ended: EndedRequest, now: number): void {
  const { answer, begunAt } = ended
  host.underWay.delete(ended.lease)
  if (ended.holdMs !== null) host.heldUntil = Math.max(host.heldUntil, now + Math.min(ended.holdMs, 3_600_000))
  if (answer === 'neutral') return
  host.answerMs += 0.2 * (now - begunAt - host.answerMs)
  if (answer !== 'silent') host.answeredAt = now
  if (answer === 'served') {
    host.refusals = 0
    host.slowdown = Math.max(1, host.slowdown - 0.5)
    return
  }
  if (answer === 'slowed' && host.slowedAt >= begunAt) return
  if (host.refusals > 0) {
    const pause = Math.min(ended.pauseMs * 2 ** (host.refusals - 1), 3_600_000)
    host.heldUntil = Math.max(host.heldUntil, now + pause)
  }
  host.refusals += 1
  if (answer === 'silent') return
  host.slowdown = Math.min(64, host.slowdown * 2)
  host.slowedAt = now
}
