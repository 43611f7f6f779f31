import { setTimeout as pause } from 'node:timers/promises'
import type { Service } from './open-service.ts'
import { whyNot } from './why-not.ts'

type Part = 'store' | 'migrations' | 'queues' | 'log'

/** `wrong`: one line for each part that is not as it has to be; the others are named in `well`. */
export type Health = { status: 'ready' | 'not ready'; well: Part[]; wrong: Partial<Record<Part, string>> }

/** Alive: its event loop turns, since it answers, and whatever it is to take jobs of, it does. */
export type Life = { status: 'up' | 'stuck'; stages: Record<string, 'running' | 'ended'> }

type Look = (service: Service) => Promise<string | null>

const ANSWER_WITHIN_MS = 3000
/** A change waits for its place for one beat of the clock, and a little longer under load. */
const LOG_WAITS_MS = 60_000

const looks: Record<Part, Look> = {
  store: async ({ store }) => {
    await store.ping()
    return null
  },
  migrations: async ({ store }) => {
    const { due } = await store.migrations()
    return due.length === 0
      ? null
      : `the schema lacks ${due.join(', ')}: restart one process, which brings it up to date`
  },
  queues: async ({ queues }) => {
    await queues.ping()
    return null
  },
  log: async ({ store, now }) => {
    const { 'deliver-events': since } = await store.lineState.waiting(now())
    const waitedMs = since ? now().getTime() - since.getTime() : 0
    if (waitedMs < LOG_WAITS_MS) return null
    return `the oldest change has waited ${Math.round(waitedMs / 1000)} s for its place in the log: is deliver-events running?`
  },
}

/** The log is the business of who places events and of who shows them. */
export const ALL_PARTS = ['store', 'migrations', 'queues', 'log'] as const satisfies Part[]
export const PARTS_OF_A_STAGE = ['store', 'migrations', 'queues'] as const satisfies Part[]

export async function readiness(service: Service, parts: readonly Part[]): Promise<Health> {
  const found = await Promise.all(parts.map(async (part) => ({ part, reason: await lookWithin(looks[part], service) })))
  const wrong = found.flatMap(({ part, reason }) => (reason === null ? [] : [[part, reason] as const]))
  return {
    status: wrong.length === 0 ? 'ready' : 'not ready',
    well: found.filter(({ reason }) => reason === null).map(({ part }) => part),
    wrong: Object.fromEntries(wrong),
  }
}

export function liveness({ queues }: Service): Life {
  const consuming = queues.consuming()
  return {
    status: consuming.every(({ isRunning }) => isRunning) ? 'up' : 'stuck',
    stages: Object.fromEntries(consuming.map(({ stage, isRunning }) => [stage, isRunning ? 'running' : 'ended'])),
  }
}

/** A server that is away may leave a question waiting for ever. */
async function lookWithin(look: Look, service: Service): Promise<string | null> {
  const silence = new AbortController()
  const silent = pause(ANSWER_WITHIN_MS, `no answer within ${ANSWER_WITHIN_MS / 1000} s`, { signal: silence.signal })
  const looked = look(service).catch((error: unknown) => whyNot(error))
  try {
    return await Promise.race([looked, silent])
  } finally {
    silence.abort()
    silent.catch(() => {})
  }
}
