import { expect, it } from 'vitest'
import { apiTarget } from '../fuzz/api-target.ts'
import { readerTarget } from '../fuzz/reader-targets.ts'
import { fuzz } from '../fuzz/target.ts'
import { webhookTarget } from '../fuzz/webhook-target.ts'
import { freshDatabase } from '../set-up/database.ts'

// About twenty seconds each on a quiet machine, the same seeds each time; `npm run fuzz -- --minutes 60` goes on from where this ends.
const FIRST_SEED = 1
const READER_SEEDS = { feed: 3000, clean: 1500, match: 4000, tag: 500 } as const
const API_SEEDS = 2500
const WEBHOOK_SEEDS = 240
/** Receivers are waited for: several at once, each with a store of its own. */
const SENDERS = 4

it.each(['feed', 'clean', 'match', 'tag'] as const)(
  '%s reads what is damaged, and keeps its promises',
  async (name) => {
    const row = await fuzz(readerTarget(name), FIRST_SEED, (tried) => tried < READER_SEEDS[name])
    expect(row.wrong).toEqual([])
    expect(row.tried).toBe(READER_SEEDS[name])
  },
)

it('the console answers strangers with a problem, and never with a fault of its own', async () => {
  const row = await fuzz(apiTarget(freshDatabase), FIRST_SEED, (tried) => tried < API_SEEDS)
  expect(row.wrong).toEqual([])
  expect(row.kinds.get('200')).toBeGreaterThan(API_SEEDS / 10)
  expect(row.kinds.get('400')).toBeGreaterThan(API_SEEDS / 10)
})

it('webhooks are sent to any receiver without harm, and each delivery ends as it should', async () => {
  const ofEach = WEBHOOK_SEEDS / SENDERS
  const rows = await Promise.all(
    Array.from({ length: SENDERS }, (_, at) =>
      fuzz(webhookTarget(freshDatabase), FIRST_SEED + at * ofEach, (tried) => tried < ofEach),
    ),
  )
  const came = (kind: string) => rows.reduce((sum, { kinds }) => sum + (kinds.get(kind) ?? 0), 0)
  expect(rows.flatMap(({ wrong }) => wrong)).toEqual([])
  expect(came('delivered')).toBeGreaterThan(WEBHOOK_SEEDS / 10)
  expect(came('waiting')).toBeGreaterThan(WEBHOOK_SEEDS / 4)
})
