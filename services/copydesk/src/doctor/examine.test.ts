import type { RedisInspection } from '@copydesk/queue'
import type { StoreInspection } from '@copydesk/store'
import { describe, expect, it } from 'vitest'
import { examine, type Facts } from './examine.ts'

const NOW = new Date('2026-03-10T12:00:00Z')
const GB = 1024 ** 3
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)

const STORE: StoreInspection = {
  version: 180004,
  clockAheadMs: 12,
  syncs: true,
  connections: { used: 20, most: 100 },
  bytes: 3 * GB,
  migrations: { due: [], unknown: [] },
  line: { waiting: { 'fetch-page': minutesAgo(1) }, held: { 'fetch-page': 40 } },
}
const REDIS: RedisInspection = {
  name: 'redis',
  version: '7.0.15',
  evictionPolicy: 'noeviction',
  usedBytes: 10_000_000,
  mostBytes: null,
  persists: true,
  clockAheadMs: -3,
}
const FACTS: Facts = {
  node: 'v24.21.0',
  config: { databaseUrl: 'postgres://db/x', userAgent: 'Copydesk/0.1 (+https://desk.example)', sweepMs: 30_000 },
  store: { type: 'found', found: STORE },
  redis: { type: 'found', found: REDIS },
  postgresQueues: { type: 'none' },
  disk: { folder: '/data', freeBytes: 50 * GB, totalBytes: 100 * GB },
  now: NOW,
}
const store = (change: Partial<StoreInspection>): Facts => ({
  ...FACTS,
  store: { type: 'found', found: { ...STORE, ...change } },
})
const redis = (change: Partial<RedisInspection>): Facts => ({
  ...FACTS,
  redis: { type: 'found', found: { ...REDIS, ...change } },
})
const line = (change: Partial<NonNullable<StoreInspection['line']>>) => store({ line: { ...STORE.line!, ...change } })

describe('examine', () => {
  it('finds nothing wrong where all is well', () => {
    const findings = examine(FACTS)
    expect(findings.filter(({ state }) => state !== 'well')).toEqual([])
    expect(findings.length).toBeGreaterThan(10)
  })

  it.each<[string, Facts, string, 'warning' | 'wrong', string]>([
    ['an old Node', { ...FACTS, node: 'v22.1.0' }, 'node', 'wrong', 'Node 24'],
    [
      'nobody to write to',
      { ...FACTS, config: { ...FACTS.config, userAgent: 'Copydesk/0.1 (+https://github.com/copydesk/copydesk)' } },
      'contact',
      'warning',
      'COPYDESK_CONTACT',
    ],
    [
      'a full disk',
      { ...FACTS, disk: { folder: '/data', freeBytes: 4 * GB, totalBytes: 100 * GB } },
      'disk',
      'wrong',
      'KEEP_RAW_DAYS',
    ],
    [
      'a small disk that is nearly full',
      { ...FACTS, disk: { folder: '/data', freeBytes: GB / 2, totalBytes: GB } },
      'disk',
      'wrong',
      'KEEP_RAW_DAYS',
    ],
    ['no store', { ...FACTS, store: { type: 'none' } }, 'store', 'warning', 'start it'],
    [
      'a store that is away',
      { ...FACTS, store: { type: 'silent', place: 'db:5432', reason: 'refused' } },
      'store',
      'wrong',
      'DATABASE_URL',
    ],
    ['an old store', store({ version: 140011 }), 'store', 'wrong', 'PostgreSQL 15'],
    ['a clock a little ahead', store({ clockAheadMs: 2500 }), 'clock of the store', 'warning', 'NTP'],
    ['a clock far behind', store({ clockAheadMs: -90_000 }), 'clock of the store', 'wrong', 'NTP'],
    ['a store that does not wait for its disk', store({ syncs: false }), 'fsync', 'wrong', 'fsync = on'],
    [
      'too few connections',
      store({ connections: { used: 95, most: 100 } }),
      'connections',
      'warning',
      'max_connections',
    ],
    [
      'a schema that is older',
      store({ migrations: { due: ['017-not-found'], unknown: [] }, line: null }),
      'schema',
      'wrong',
      'up to date',
    ],
    [
      'a schema that is newer',
      store({ migrations: { due: [], unknown: ['099-later'] }, line: null }),
      'schema',
      'wrong',
      'update this program',
    ],
    ['work nobody does', line({ waiting: { 'clean-page': minutesAgo(30) } }), 'work', 'wrong', 'clean-page'],
    ['a log that stands', line({ waiting: { 'deliver-events': minutesAgo(2) } }), 'work', 'wrong', 'deliver-events'],
    ['what is held', line({ held: { 'tag-entities': 3 } }), 'quarantine', 'warning', 'copydesk redrive tag-entities'],
    [
      'queues that are away',
      { ...FACTS, redis: { type: 'silent', place: 'queue:6379', reason: 'refused' } },
      'queues',
      'wrong',
      'REDIS_URL',
    ],
    ['an old Redis', redis({ version: '5.0.14' }), 'queues', 'wrong', 'Redis 6.2'],
    ['a Redis that forgets', redis({ evictionPolicy: 'allkeys-lru' }), 'eviction policy', 'wrong', 'noeviction'],
    ['a Redis that is full', redis({ usedBytes: 95, mostBytes: 100 }), 'memory of the queues', 'wrong', 'maxmemory'],
    ['a Redis that keeps nothing', redis({ persists: false }), 'append-only file', 'warning', 'appendonly'],
    [
      'queues that go by wrong clocks',
      { ...FACTS, redis: { type: 'none' }, postgresQueues: { type: 'found', found: { byServerClock: false } } },
      'queues',
      'warning',
      'owner',
    ],
    [
      'queues that may not be asked',
      {
        ...FACTS,
        redis: { type: 'none' },
        postgresQueues: { type: 'silent', place: 'db:5432', reason: 'permission denied for schema copydesk_queue' },
      },
      'queues',
      'wrong',
      'role',
    ],
    ['a Redis of another time', redis({ clockAheadMs: 60_000 }), 'clock of the queues', 'wrong', 'NTP'],
  ])('says of %s what it is and how to mend it', (_name, facts, check, state, mend) => {
    const [finding, ...others] = examine(facts).filter((one) => one.state !== 'well')
    expect(others).toEqual([])
    expect(finding).toMatchObject({ check, state, mend: expect.stringContaining(mend) })
  })

  it('takes work for stuck only after many sweeps', () => {
    const slow = {
      ...line({ waiting: { 'clean-page': minutesAgo(30) } }),
      config: { ...FACTS.config, sweepMs: 600_000 },
    }
    expect(examine(slow).filter(({ state }) => state !== 'well')).toEqual([])
  })
})
