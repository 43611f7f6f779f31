import { setTimeout as wait } from 'node:timers/promises'
import type { Fault, Struck } from './fault.ts'

const PAUSED_MS = 60_000
const QUICK_PAUSED_MS = 6000
const DOWN_MS = 2000
/** Longer than five attempts of a job take, with their pauses. */
const FULL_MS = 45_000
const QUICK_FULL_MS = 8000
const EVICTING_MS = 10_000
const QUICK_EVICTING_MS = 4000
/** Of what Redis holds, the share that it may hold. */
const LEFT_SHARE = 0.97

const seconds = (ms: number) => `${ms / 1000} s`

async function down({ servers: { redis } }: Struck, meanwhile: () => void): Promise<string> {
  await redis.kill()
  meanwhile()
  await wait(DOWN_MS)
  await redis.start()
  return `gone for ${seconds(DOWN_MS)}`
}

async function paused({ servers: { redis }, quick }: Struck): Promise<string> {
  const ms = quick ? QUICK_PAUSED_MS : PAUSED_MS
  redis.freeze()
  await wait(ms)
  redis.thaw()
  return seconds(ms)
}

type Shortage = { policy: string; ms: number; counter: string; what: string }

/** Allows it less than it holds, and takes that back. `counter`: what Redis counts when that is felt. */
async function short({ servers: { redis } }: Struck, { policy, ms, counter, what }: Shortage): Promise<string> {
  const before = await redis.told(counter)
  await redis.configure('maxmemory-policy', policy)
  await redis.configure('maxmemory', String(Math.floor((await redis.used()) * LEFT_SHARE)))
  await wait(ms)
  const felt = (await redis.told(counter)) - before
  await redis.configure('maxmemory', '0')
  await redis.configure('maxmemory-policy', 'noeviction')
  if (felt === 0) throw new Error(`${seconds(ms)} of too little memory, and no ${what}`)
  return `${seconds(ms)}, ${felt} ${what}`
}

/** Errors by their kind are counted since Redis 6.2. */
const REFUSING = { policy: 'noeviction', counter: 'errorstat_OOM', what: 'writes refused' }
const EVICTING = { policy: 'allkeys-random', counter: 'evicted_keys', what: 'keys forgotten' }

const faults: Fault[] = [
  {
    name: 'redis-killed',
    what: 'Redis killed, and started with its files',
    strike: (struck) => down(struck, () => {}),
  },
  {
    name: 'redis-emptied',
    what: 'Redis killed, and started empty',
    strike: (struck) => down(struck, () => struck.servers.redis.lose()),
  },
  { name: 'redis-paused', what: 'Redis stands still', strike: paused },
  {
    name: 'redis-full',
    what: 'Redis out of memory, refusing writes',
    articles: 10,
    strike: (struck) => short(struck, { ...REFUSING, ms: struck.quick ? QUICK_FULL_MS : FULL_MS }),
  },
  {
    name: 'redis-evicting',
    what: 'Redis forgets keys at random',
    articles: 10,
    strike: (struck) => short(struck, { ...EVICTING, ms: struck.quick ? QUICK_EVICTING_MS : EVICTING_MS }),
  },
]

export const redisFaults = faults.map((fault): Fault => ({
  ...fault,
  impossible: ({ line }) => (line.queues.kind === 'redis' ? null : 'this line has nothing on Redis'),
}))
