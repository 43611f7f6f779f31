/** What a host allows: the least time between two beginnings, and how many requests may be under way at once. */
export type HostLimit = { intervalMs: number; atOnce: number }

/** Who goes before whom: a redirect of a fetch under way, then a feed, which tells of many pages, then a page. */
export type Rank = 'hop' | 'feed' | 'page'

/** In the order of their ranks, as the line at a host is kept. */
export const RANKS: readonly Rank[] = ['hop', 'feed', 'page']

/**
 * What is asked for: to begin and `leave` the line; to begin and `stay` in it, since another request of the same holder
 * follows; or only to `wait` in it.
 */
export type Claim = 'leave' | 'stay' | 'wait'

/** What a host has shown of itself. Times are milliseconds since 1970, -Infinity for never. */
export type HostPace = {
  /** When a request last began, and before when none may. */
  startedAt: number
  heldUntil: number
  /** How far it was slowed down, when last, and its crawl delay. */
  slowdown: number
  slowedAt: number
  delayMs: number
  /** How long its answers take, smoothed; when it last gave one; how often in a row it was silent or refused. */
  answerMs: number
  answeredAt: number
  refusals: number
  /** How many requests it has served, up to as many as make it known. */
  served: number
  /** How many of higher ranks begin for each page, smoothed: a page that redirects is two requests. And how many since the last. */
  others: number
  othersSince: number
  /** Those who gave way to others of a higher rank, and have not had their turn since: nobody goes before them again. */
  gaveWay: Rank[]
  /** Requests under way: until when each counts if nobody says that it ended. */
  underWay: Record<string, number>
}

/** Who else stands in line, as far as it matters to one who asks. */
export type Line = {
  /** The asker's own slot, if it has one. */
  ownSlot: number | null
  /** How many are expected who go before the asker, as far as they are counted; and when all of them have gone, if each keeps to its slot. */
  before: number
  afterBefore: number
  /** Somebody who goes before the asker is about to come. */
  isNextTaken: boolean
  /** The lower ranks of which somebody is about to come, and those of which somebody has to wait if the asker begins. */
  coming: Rank[]
  delayed: Rank[]
}

/**
 * How a host took a request: it `served`; it asked for less (`slowed`); nothing came back (`silent`); or nothing that
 * tells how it is (`neutral`).
 */
export type HostAnswer = 'served' | 'slowed' | 'silent' | 'neutral'

export type EndedRequest = {
  lease: string
  /** By the clock of the timetable. */
  begunAt: number
  /** Null where it is not known. */
  tookMs: number | null
  answer: HostAnswer
  /** For how long the host asked for no request. */
  holdMs: number | null
  /** The pause after the second refusal in a row; it doubles. */
  pauseMs: number
  /** How long ago it ended, where that could not be told at once. */
  lateMs?: number
}

/** As TCP does it: each 429 or 503 doubles the interval, each answer takes half an interval off again. */
const SLOWEST = 64
const SPEED_UP = 0.5
const MOST_OTHERS = 5
/** The newest one's weight in what answers are expected to take, and in how many come between pages. */
const NEWEST = 0.2
/** No single answer, and no silence, holds a host for longer. */
const LONGEST_HOLD_MS = 3_600_000
/** Slots are given a little further apart than need be, so that who comes late does not make all others late. */
const SLACK = 1.05
const SOONEST_MS = 100
/** How soon a host is looked at again whose answer is not expected at any moment. */
const LEAST_PATIENCE_MS = 1000
/** A host whose answers take longer is slow: it holds one worker, and all slow hosts together a share of them. */
const SLOW_MS = 5000
/** A host is new until it has served so many: its robots.txt, and some pages. */
const KNOWN_AFTER = 3
/**
 * A slow host rests after each answer for so much of what that took, as crawlers have long done it (Heritrix calls it the
 * delay factor): by then others have had their turn at the workers it may have.
 */
const REST = 0.5
/** Who found no worker to spare for its host comes again after its rest, and not sooner than this. */
const SPARED_MS = 3000
/** So many are moved forward by one that ends. */
const MOST_MOVED = 4
/** For so long after its slot, and no longer than an interval, somebody is still expected. */
const LATE_MS = 2000

/** The pace of a host that was never asked. */
export const newPace = (): HostPace => ({
  startedAt: -Infinity,
  heldUntil: -Infinity,
  slowdown: 1,
  slowedAt: -Infinity,
  delayMs: 0,
  answerMs: 0,
  answeredAt: -Infinity,
  refusals: 0,
  served: 0,
  others: 0,
  othersSince: 0,
  gaveWay: [],
  underWay: {},
})

/** The least time between two beginnings, in whole milliseconds: nobody may come a fraction too early. */
const intervalOf = (pace: HostPace, limit: HostLimit) =>
  Math.ceil(Math.max(limit.intervalMs, pace.delayMs) * pace.slowdown)

/** Whose slot is from so long before now until so long after is about to come, or has to wait if somebody begins. */
export const lookAround = (pace: HostPace, limit: HostLimit) => ({
  lateMs: Math.min(LATE_MS, intervalOf(pace, limit)),
  comingMs: intervalOf(pace, limit),
  delayedMs: spacingOf(pace, limit, 'hop'),
})

/** What a host is known for: its answers take long, or it has not given enough of them, or they are quick. */
export const STANDINGS = ['slow', 'new', 'quick'] as const
export type Standing = (typeof STANDINGS)[number]

export type Ask = {
  limit: HostLimit
  rank: Rank
  claim: Claim
  /** Names the request. It counts as under way for `leaseMs`, if nobody says that it ended. */
  lease: string
  leaseMs: number
  /** Which hosts a worker can be spared for. */
  spares: readonly Standing[]
}

/** `pace`: with the request begun, or given up. */
export type Decision = { type: 'begin'; pace: HostPace } | { type: 'wait'; slot: number; pace: HostPace }

/**
 * May a request begin now, and if not, when is it to come again? Whoever is there may go on as soon as the host allows it,
 * late or not, unless one who goes before is about to come. Each rank gives way once to higher ones, and then has its turn.
 */
export function decideTurn(known: HostPace, line: Line, ask: Ask, now: number): Decision {
  const { limit, claim, rank, leaseMs, spares } = ask
  const pace = believed(known, leaseMs, now)
  const live = liveLeases(pace, now)
  const isFull = live.length >= allowedAtOnce(pace, limit)
  const freeAt = allowedFrom(pace, limit)
  const isOthersTurn = line.coming.some((other) => pace.gaveWay.includes(other))
  const isSpared = spares.includes(standingOf(pace))
  const mayGo = isSpared && !isFull && freeAt <= now && !line.isNextTaken && !isOthersTurn
  if (mayGo && claim !== 'wait') return { type: 'begin', pace: begun(pace, line, ask, now) }
  const spacing = spacingOf(pace, limit, rank)
  // Who only waits, waits for what is under way.
  const isUnderWay = isFull || (claim === 'wait' && live.length > 0)
  const placeAt = isUnderWay ? placeFreeAt(pace, live, leaseMs, now) + restOf(pace) : -Infinity
  const firstAt = Math.max(freeAt, placeAt, now)
  const bounds = [
    firstAt + line.before * spacing,
    line.afterBefore,
    now + (isOthersTurn ? spacing : 0),
    now + (isSpared ? 0 : Math.max(restOf(pace), SPARED_MS)),
    now + SOONEST_MS,
  ]
  if (line.ownSlot !== null && line.ownSlot > now) bounds.push(line.ownSlot)
  // Who could go and only waits has had its turn.
  const gaveWay = mayGo ? pace.gaveWay.filter((one) => one !== rank) : pace.gaveWay
  return { type: 'wait', slot: Math.ceil(Math.max(...bounds)), pace: { ...pace, gaveWay } }
}

/** Clocks that differ by less were not set. */
const SET_BACK_MS = 60_000

/** Where the clock was set back since, as the latest that the host was asked lies ahead: what was written is taken for the latest that can be. */
function believed(pace: HostPace, leaseMs: number, now: number): HostPace {
  const aheadMs = Math.max(pace.startedAt, pace.answeredAt) - now
  const heldUntil = aheadMs > SET_BACK_MS ? pace.heldUntil - aheadMs : pace.heldUntil
  return {
    ...pace,
    startedAt: Math.min(pace.startedAt, now),
    slowedAt: Math.min(pace.slowedAt, now),
    answeredAt: Math.min(pace.answeredAt, now),
    heldUntil: Math.min(heldUntil, now + LONGEST_HOLD_MS),
    underWay: Object.fromEntries(
      Object.entries(pace.underWay).map(([lease, ends]) => [lease, Math.min(ends, now + leaseMs)]),
    ),
  }
}

/** The pace with a request begun: whom it went before gave way to it. */
function begun(pace: HostPace, { delayed }: Line, { rank, lease, leaseMs }: Ask, now: number): HostPace {
  const live = Object.entries(pace.underWay).filter(([, ends]) => ends > now)
  return {
    ...pace,
    startedAt: now,
    ...(rank === 'page'
      ? { others: pace.others + NEWEST * (pace.othersSince - pace.others), othersSince: 0 }
      : { othersSince: Math.min(pace.othersSince + 1, MOST_OTHERS) }),
    gaveWay: RANKS.filter((one) => one !== rank && (pace.gaveWay.includes(one) || delayed.includes(one))),
    underWay: { ...Object.fromEntries(live), [lease]: now + leaseMs },
  }
}

/**
 * How far apart the slots of a rank are: no closer than answers end, or whoever comes would find all places taken; and those
 * of pages with room for the others that come between.
 */
export const spacingOf = (pace: HostPace, limit: HostLimit, rank: Rank) => {
  const free = Math.max(
    Math.ceil(intervalOf(pace, limit) * SLACK),
    Math.ceil((pace.answerMs + restOf(pace)) / allowedAtOnce(pace, limit)),
  )
  return rank === 'page' ? Math.ceil(free * (1 + pace.others)) : free
}

/** One host that is new or slow, or refused when last asked, may hold one worker. */
const allowedAtOnce = (pace: HostPace, limit: HostLimit) =>
  pace.refusals > 0 || standingOf(pace) !== 'quick' ? 1 : limit.atOnce

export function standingOf({ answerMs, served }: HostPace): Standing {
  if (answerMs > SLOW_MS) return 'slow'
  return served < KNOWN_AFTER ? 'new' : 'quick'
}

const restOf = (pace: HostPace) => (standingOf(pace) === 'slow' ? Math.ceil(pace.answerMs * REST) : 0)

/** Before this no request may begin, whoever asks. */
const allowedFrom = (pace: HostPace, limit: HostLimit) =>
  Math.max(
    pace.startedAt + intervalOf(pace, limit),
    pace.heldUntil,
    standingOf(pace) === 'slow' ? pace.answeredAt + restOf(pace) : -Infinity,
  )

const liveLeases = ({ underWay }: HostPace, now: number) => Object.values(underWay).filter((ends) => ends > now)

/**
 * When a place is likely to be free: when the oldest request is expected to end; one that is late for as long again as it
 * has taken. Whoever ends before that moves the next in line forward.
 */
function placeFreeAt(pace: HostPace, live: number[], leaseMs: number, now: number): number {
  const begunAt = Math.min(...live) - leaseMs
  const expected = begunAt + pace.answerMs
  return expected > now ? expected : now + Math.max(now - begunAt, LEAST_PATIENCE_MS)
}

/** The pace with a request ended: its place is free, and the host is asked faster or slower by how it answered. */
export function afterEnd(pace: HostPace, ended: EndedRequest, toldAt: number): HostPace {
  const { lease, begunAt, tookMs, answer, holdMs, pauseMs, lateMs = 0 } = ended
  const now = toldAt - lateMs
  const { [lease]: _, ...underWay } = pace.underWay
  const asked = holdMs === null ? -Infinity : now + Math.min(holdMs, LONGEST_HOLD_MS)
  const freed = { ...pace, underWay, heldUntil: Math.max(pace.heldUntil, asked) }
  if (answer === 'neutral') return freed
  const answerMs = tookMs === null ? pace.answerMs : pace.answerMs + NEWEST * (tookMs - pace.answerMs)
  const answered = answer === 'silent' ? pace.answeredAt : now
  const timed = { ...freed, answerMs, answeredAt: answered }
  if (answer === 'served') {
    return {
      ...timed,
      served: Math.min(pace.served + 1, KNOWN_AFTER),
      refusals: 0,
      slowdown: Math.max(pace.slowdown - SPEED_UP, 1),
    }
  }
  // What began before the host refused says nothing new.
  if (answer === 'slowed' && pace.slowedAt >= begunAt) return timed
  const pause = pace.refusals > 0 ? Math.min(pauseMs * 2 ** (Math.min(pace.refusals, 30) - 1), LONGEST_HOLD_MS) : 0
  const refused = {
    ...timed,
    refusals: pace.refusals + 1,
    heldUntil: Math.max(freed.heldUntil, pause > 0 ? now + pause : -Infinity),
  }
  if (answer === 'silent') return refused
  return { ...refused, slowdown: Math.min(pace.slowdown * 2, SLOWEST), slowedAt: now }
}

/** When the next in line may come, as many as there are places free, as far as is known. */
export function nextMoments(pace: HostPace, limit: HostLimit, now: number): number[] {
  const free = Math.max(allowedAtOnce(pace, limit) - liveLeases(pace, now).length, 0)
  const first = Math.max(allowedFrom(pace, limit), now)
  return Array.from({ length: Math.min(free, MOST_MOVED) }, (_, at) =>
    Math.ceil(first + at * spacingOf(pace, limit, 'hop')),
  )
}
