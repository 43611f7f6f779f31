import type { CloudEvent } from '@copydesk/pipeline'
import type { Redis } from 'ioredis'

/** Where the log is mirrored. `owner`: the installation whose log it is. `length`: about how many events are kept. */
export type StreamPlace = { key: string; owner: string; length: number }

/** A Redis Stream that mirrors the log: the id of an event is its sequence and `-0`, its field `event` the CloudEvent. */
export type EventStream = {
  length: number
  /** The sequence of the last event; 0 where there is none; or that the stream is of another installation. */
  last(): Promise<number | 'taken'>
  /** Appends what comes after `last`. Nothing where the stream has another last by now: somebody else was there, or it was lost. */
  append(last: number, events: CloudEvent[]): Promise<void>
  /** Deletes it, so that it is written anew. */
  clear(): Promise<void>
  close(): void
}

/** How long a connection waits for its server. */
export type Patience = { maxRetriesPerRequest: number | null; lazyConnect?: boolean; commandTimeout?: number }

const TAKEN = -1

/** One at a time, as Redis runs scripts: so what is appended follows what is there. */
const LAST = `
local owner = redis.call('GET', KEYS[2])
if owner and owner ~= ARGV[1] then return ${TAKEN} end
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
local info = redis.call('XINFO', 'STREAM', KEYS[1])
for at = 1, #info, 2 do
  if info[at] == 'last-generated-id' then return tonumber(string.match(info[at + 1], '^%d+')) end
end
return 0`

const APPEND = `
local function last() ${LAST} end
if last() ~= tonumber(ARGV[2]) then return 0 end
redis.call('SET', KEYS[2], ARGV[1])
for at = 4, #ARGV, 2 do
  redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[3], ARGV[at] .. '-0', 'event', ARGV[at + 1])
end
return 1`

/** Who waits for it reads the log meanwhile: it is caught up with at the next look. */
const GIVE_UP: Patience = { lazyConnect: true, maxRetriesPerRequest: 1, commandTimeout: 10_000 }

export function openEventStream(
  connect: (patience: Patience) => Redis,
  { key, owner, length }: StreamPlace,
): EventStream {
  const redis = connect(GIVE_UP)
  const keys = [key, `${key}:of`]
  return {
    length,
    last: async () => {
      const last = Number(await redis.eval(LAST, keys.length, ...keys, owner))
      return last === TAKEN ? 'taken' : last
    },
    append: async (last, events) => {
      const told = events.flatMap((event) => [event.sequence, JSON.stringify(event)])
      await redis.eval(APPEND, keys.length, ...keys, owner, last, length, ...told)
    },
    clear: async () => void (await redis.del(key)),
    close: () => redis.disconnect(),
  }
}
