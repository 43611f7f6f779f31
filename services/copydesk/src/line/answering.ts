import { setTimeout as wait } from 'node:timers/promises'
import type { Queues } from '@copydesk/queue'
import { whyNot } from '@copydesk/service'
import { openStore, type Store } from '@copydesk/store'
import { Complaint } from '../complaint.ts'

const ANSWER_WITHIN_MS = 10_000
/** 57P03, cannot_connect_now: a server that is just starting or ending, or replays its log. */
const NOT_NOW = '57P03'

/** The store at an address. A complaint where nothing answers, or not as a store must. */
export async function openAnsweringStore(url: string): Promise<Store> {
  try {
    return await openStore(url)
  } catch (error) {
    const isNotNow = error instanceof Error && 'code' in error && error.code === NOT_NOW
    const mend = isNotNow ? 'try again in a moment' : 'see DATABASE_URL'
    throw new Complaint(`PostgreSQL at ${placeOf(url)} cannot be used: ${whyNot(error)}; ${mend}`)
  }
}

/** The queue backend waits for its server for ever: once, at the start, it must answer. */
export async function mustAnswer(queues: Queues, url: string): Promise<void> {
  const silence = new AbortController()
  const silent = wait(ANSWER_WITHIN_MS, false, { signal: silence.signal }).catch(() => false)
  const answered = await Promise.race([queues.ping().then(() => true), silent])
  silence.abort()
  if (answered) return
  throw new Complaint(
    `Redis at ${placeOf(url)} does not answer within ${ANSWER_WITHIN_MS / 1000} seconds; see REDIS_URL`,
  )
}

/** An address without what is secret in it. */
export const placeOf = (url: string) => (URL.canParse(url) && new URL(url).host ? new URL(url).host : 'its socket')
