import type { StageName } from '@copydesk/pipeline'

/** A stage as it stands. `perMinute`: done in the last whole minute and the one before, on average. */
export type StageNow = {
  name: StageName
  waiting: number
  active: number
  delayed: number
  perMinute: number
  /** Since when the oldest job that could be done has waited, in seconds; null where none does. */
  oldestSeconds: number | null
  held: number
  /** Failed within the hour, and about how many were done in that time. */
  heldLately: number
  doneLately: number
  heldReason: string | null
}

export type Condition = {
  stages: StageNow[]
  /** Subscriptions that are polled or should be, and those that fail or are gone. */
  feeds: { followed: number; failing: number }
  disk: { freeBytes: number; totalBytes: number } | null
  queuesAnswer: boolean
  /** Seconds since anything was written to the log; null before the first. */
  quietSeconds: number | null
}

/** `at`: the stage where it is, where it is one. `wrong`: everything, the worst first; empty where all is well. */
export type Verdict = {
  level: 'well' | 'attention' | 'trouble'
  sentence: string
  at: StageName | null
  wrong: Wrong[]
}

export type Wrong = { level: 'attention' | 'trouble'; says: string; at: StageName | null }

/** With nothing done for so long though something waits, a stage stands still. */
const STOPPED_SECONDS = 60
/** What waits longer than this waits too long, though the stage works. */
const BEHIND_SECONDS = 300
/** A share of feeds that fail which is no accident of single hosts. */
const MANY = 0.2
/** Single pages always fail: one is a pdf, another is empty. So many, and such a share, is no accident. */
const FAILURES = 5
const FAILING_SHARE = 0.1
const LITTLE_DISK = 2 * 1024 ** 3
const FULL_DISK = 300 * 1024 ** 2
const QUIET_SECONDS = 600

/** Whether the line is well, in one sentence; and if not, what is wrong and where. */
export function verdictOn(condition: Condition): Verdict {
  const wrong = [...generalTroubles(condition), ...condition.stages.flatMap(stageTrouble), ...feedTroubles(condition)]
  const ordered = wrong.toSorted((a, b) => Number(b.level === 'trouble') - Number(a.level === 'trouble'))
  const [worst] = ordered
  if (!worst) return { level: 'well', sentence: wellSentence(condition), at: null, wrong: [] }
  return { level: worst.level, sentence: worst.says, at: worst.at, wrong: ordered }
}

function generalTroubles({ queuesAnswer, disk }: Condition): Wrong[] {
  const wrong: Wrong[] = []
  if (!queuesAnswer)
    wrong.push({ level: 'trouble', says: 'The queues do not answer: nothing moves until they do.', at: null })
  if (disk && disk.freeBytes < LITTLE_DISK) {
    const level = disk.freeBytes < FULL_DISK ? 'trouble' : 'attention'
    wrong.push({ level, says: `The disk is nearly full: ${megabytes(disk.freeBytes)} are left.`, at: null })
  }
  return wrong
}

function stageTrouble(stage: StageNow): Wrong[] {
  const { name, waiting, active, oldestSeconds, perMinute, heldLately, doneLately, heldReason } = stage
  const wrong: Wrong[] = []
  const waits = waiting > 0 ? `${count(waiting)} wait` : 'work is due'
  if (oldestSeconds !== null && oldestSeconds > STOPPED_SECONDS && perMinute === 0 && active === 0) {
    wrong.push({
      level: 'trouble',
      says: `${name} stands still: ${waits}, the oldest for ${duration(oldestSeconds)}.`,
      at: name,
    })
  } else if (oldestSeconds !== null && oldestSeconds > BEHIND_SECONDS) {
    wrong.push({
      level: 'attention',
      says: `${name} is behind: ${waits}, the oldest for ${duration(oldestSeconds)}.`,
      at: name,
    })
  }
  if (heldLately >= FAILURES && heldLately >= FAILING_SHARE * (heldLately + doneLately)) {
    const why = heldReason === null ? '' : `, the last because: ${heldReason}`
    wrong.push({ level: 'attention', says: `${count(heldLately)} failed at ${name} within the hour${why}.`, at: name })
  }
  return wrong
}

function feedTroubles({ feeds }: Condition): Wrong[] {
  if (feeds.followed === 0) return [{ level: 'attention', says: 'No feed is subscribed to yet.', at: 'poll-feed' }]
  if (feeds.failing === 0) return []
  const level = feeds.failing / feeds.followed >= MANY ? 'trouble' : 'attention'
  const [n, verb] = [count(feeds.failing), feeds.failing === 1 ? 'does' : 'do']
  return [{ level, says: `${n} of ${count(feeds.followed)} feeds ${verb} not answer as they should.`, at: 'poll-feed' }]
}

function wellSentence({ stages, quietSeconds }: Condition): string {
  const oldest = Math.max(0, ...stages.map(({ oldestSeconds }) => oldestSeconds ?? 0))
  const waits = oldest < 2 ? 'nothing waits' : `nothing waits longer than ${duration(oldest)}`
  if (quietSeconds !== null && quietSeconds > QUIET_SECONDS) {
    return `All is well, and quiet: no news for ${duration(quietSeconds)}; ${waits}.`
  }
  return `All is well: ${waits}.`
}

const count = (n: number) => n.toLocaleString('en')
const megabytes = (bytes: number) => `${count(Math.round(bytes / 1024 ** 2))} MB`

const UNITS = [
  { seconds: 86_400, one: 'day' },
  { seconds: 3600, one: 'hour' },
  { seconds: 60, one: 'minute' },
  { seconds: 1, one: 'second' },
]

function duration(seconds: number): string {
  const unit = UNITS.find((candidate) => seconds >= candidate.seconds) ?? { seconds: 1, one: 'second' }
  const n = Math.round(seconds / unit.seconds)
  return `${count(n)} ${unit.one}${n === 1 ? '' : 's'}`
}
