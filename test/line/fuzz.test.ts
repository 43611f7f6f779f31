import { expect, it } from 'vitest'
import { apiTarget } from '../fuzz/api-target.ts'
import { readFodder } from '../fuzz/fodder.ts'
import { read } from '../fuzz/readers.ts'
import { fuzz } from '../fuzz/target.ts'
import { webhookTarget } from '../fuzz/webhook-target.ts'
import { freshDatabase } from '../set-up/database.ts'

/** Some seconds; `npm run fuzz -- --minutes 60` goes on from where this ends. */
const API_SEEDS = 800
const WEBHOOK_SEEDS = 120
const READER_SEEDS = 80
const READER_REACH = 20_000

it.each(['clean', 'match', 'tag'] as const)('%s reads what is damaged, and keeps its promises', async (name) => {
  const fodder = await readFodder(7, 6)
  const wrong = Array.from({ length: READER_SEEDS }, (_, seed) => read(name, fodder, seed, READER_REACH).wrong)
  expect(wrong.filter((what) => what !== null)).toEqual([])
})

it('the console answers strangers with a problem, and never with a fault of its own', async () => {
  const row = await fuzz(apiTarget(freshDatabase), 1, (tried) => tried < API_SEEDS)
  expect(row.wrong).toEqual([])
  expect(row.kinds.get('200')).toBeGreaterThan(API_SEEDS / 10)
  expect(row.kinds.get('400')).toBeGreaterThan(API_SEEDS / 10)
})

it('webhooks are sent to any receiver without harm, and each delivery ends as it should', async () => {
  const row = await fuzz(webhookTarget(freshDatabase), 1, (tried) => tried < WEBHOOK_SEEDS)
  expect(row.wrong).toEqual([])
  expect(row.kinds.get('delivered')).toBeGreaterThan(WEBHOOK_SEEDS / 10)
  expect(row.kinds.get('waiting')).toBeGreaterThan(WEBHOOK_SEEDS / 4)
})
