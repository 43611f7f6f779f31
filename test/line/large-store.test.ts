import { expect, it } from 'vitest'
import { countedDay } from '../set-up/counted-day.ts'
import { writeManyStories } from '../set-up/many-stories.ts'

/** Enough for PostgreSQL to think of reading all of them where it is told too little of what is asked. */
const STORIES = 60_000
const COPIES = 100
/** In a day of eight polls, whatever the rows are read by: what comes every hour may read all, and what is started. */
const MOST_READS = 4

it('reads no table whole for a page, however much the store holds', { timeout: 400_000 }, async () => {
  const counted = await countedDay({ seed: 38, articles: 12 }, (client) => writeManyStories(client, STORIES, COPIES))
  const large = ['entry', 'page', 'revision', 'article', 'copy', 'story'].map((table) => counted.get(table))
  const read = large.map((one) => [one?.table, Math.floor((one?.rowsRead ?? 0) / STORIES)] as const)
  expect(read.filter(([, times]) => times > MOST_READS)).toEqual([])
  expect(counted.get('entry')?.updates).toBeGreaterThan(50)
})
