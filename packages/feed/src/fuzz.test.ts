import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkFeed } from './check-feed.ts'
import { readDate } from './date.ts'
import { feedCandidates } from './discover.ts'
import { mutant } from './mutations.ts'
import { parseOpml } from './opml.ts'
import { parseFeed, type FeedOutcome } from './parse-feed.ts'
import { MOST_ENTRIES } from './roots.ts'

const FOLDER = new URL('../testdata/', import.meta.url)
const FEEDS = readdirSync(FOLDER)
  .filter((name) => !name.endsWith('.expected.json'))
  .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'))
const URL_READ = 'https://read.example/at/feed'
const MUTANTS = 2000
const REACH = 20_000
/** Of a processor, many times what any of them takes: how long a busy machine lets it wait for one does not count. */
const MOST_MS = 8000

/** What holds of any outcome, whatever the feed was. */
function expectSound(outcome: FeedOutcome, length: number) {
  if (outcome.type === 'rejected') return expect(outcome.reason).toMatch(/^[^\n]{1,300}$/)
  const { entries, sitemaps, feed } = outcome.parsed
  expect(entries.length).toBeLessThanOrEqual(MOST_ENTRIES)
  const addresses = [
    feed.link,
    feed.hub,
    feed.self,
    ...sitemaps.map(({ url }) => url),
    ...entries.map(({ url }) => url),
  ]
  for (const url of addresses) if (url !== null) expect(url).toMatch(/^https?:\/\//i)
  const dates = [feed.updated, ...entries.flatMap(({ publishedAt, updatedAt }) => [publishedAt, updatedAt])]
  for (const date of dates) if (date !== null) expect(readDate(date)).toBe(date)
  // An entry that says nothing is written out in 300 characters; a relative link grows by its base.
  expect(JSON.stringify(outcome).length).toBeLessThan(5 * length + 400 * entries.length + 20_000)
}

describe('feeds that were damaged', () => {
  it(`are read soundly and soon, ${MUTANTS} of them`, () => {
    let kept = 0
    for (let seed = 1; seed <= MUTANTS; seed += 1) {
      const { text, by } = mutant(FEEDS, seed, REACH)
      const began = process.threadCpuUsage().user
      const outcome = parseFeed(text, URL_READ)
      const took = (process.threadCpuUsage().user - began) / 1000
      expect(took, `ms of seed ${seed}: ${by.join(', ')}`).toBeLessThan(MOST_MS)
      expectSound(outcome, text.length)
      if (outcome.type === 'feed' && outcome.parsed.entries.length > 0) kept += 1
    }
    // Most damage leaves something to read.
    expect(kept).toBeGreaterThan(MUTANTS / 2)
  })

  it('are checked, looked through for feeds and read as lists without a throw', () => {
    for (let seed = 1; seed <= MUTANTS / 10; seed += 1) {
      const { text } = mutant(FEEDS, seed, REACH)
      checkFeed({ text, url: URL_READ, charset: 'utf-8', headerCharset: null, answer: null }, new Date('2025-03-05'))
      expect(feedCandidates(text, URL_READ, text).length).toBeLessThan(200)
      expect(['opml', 'rejected']).toContain(parseOpml(text.replace('<rss', '<opml')).type)
    }
  })
})
