import { stableId } from '@copydesk/news'
import { describe, expect, it } from 'vitest'
import { createGrouper } from './grouper.ts'

/** Of a processor, many times what it takes: how long a busy machine lets it wait for one does not count. */
const MOST_MICROSECONDS = 16_000_000

const subjects = ['harbour', 'vineyard', 'glacier', 'tramway', 'orchestra', 'reactor', 'monastery', 'lighthouse']
const deeds = ['collapsed', 'reopened', 'flooded', 'burned', 'closed', 'won']

/** A small seeded generator (Park & Miller 1988), so that every run shuffles alike. */
function seeded(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

function shuffled<T>(list: T[], seed: number): T[] {
  const next = seeded(seed)
  return list
    .map((value) => ({ value, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value)
}

/** Names of a happening's own, as any happening has: people, streets, firms. */
const namesOf = (s: number, d: number) => Array.from({ length: 5 }, (_, at) => `name${s}x${d}x${at}`).join(' and ')

/** Happenings told three times each over some days, with neighbours that share subject, deed or bystanders. */
const articles = subjects.flatMap((subject, s) =>
  deeds.flatMap((deed, d) =>
    [0, 1, 2].map((telling) => ({
      id: `${subject}-${deed}-${telling}`,
      title: `Town${s}x${d} name${s}x${d}x0`,
      text: `The ${subject} of town${s}x${d} ${deed}, said ${namesOf(s, d)}. ${subjects[(s + telling) % 8]} staff came.`,
      publishedAt: new Date(Date.UTC(2024, 4, 1 + s, 2 * d + telling)).toISOString(),
      mentions: [],
    })),
  ),
)

function group(list: Parameters<ReturnType<typeof createGrouper>['add']>[0][]) {
  const grouper = createGrouper()
  for (const article of list) grouper.add(article)
  return grouper.results()
}

describe('createGrouper', () => {
  it('groups what is told three times', () => {
    const stories = new Map(group(articles).map(({ id, story }) => [id, story]))
    for (const { id } of articles) expect(stories.get(id)).toBe(stories.get(id.replace(/\d$/, '0')))
    expect(new Set(stories.values()).size).toBe(subjects.length * deeds.length)
  })

  it.each([1, 2, 3])('gives the same whatever the order of adding (shuffle %i)', (seed) => {
    expect(group(shuffled(articles, seed))).toEqual(group(articles))
  })

  it('names a story after its first article by date, then id', () => {
    const told = (id: string, publishedAt: string) => ({
      id,
      publishedAt,
      title: 'Glacier collapse in Otta',
      text: 'The glacier above Otta collapsed.',
      mentions: [],
    })
    const results = group([told('c', '2024-05-02'), told('b', '2024-05-01'), told('a', '2024-05-02')])
    expect(results.map(({ id }) => id)).toEqual(['b', 'a', 'c'])
    expect(new Set(results.map(({ story }) => story))).toEqual(new Set([stableId('story', 'b')]))
  })

  it('keeps what is weeks apart apart, however alike', () => {
    const weekly = [1, 8, 15].map((day) => ({
      id: `week${day}`,
      title: 'Rates held',
      text: 'The central bank held its rate at 4 percent.',
      mentions: [],
      publishedAt: `2024-05-${String(day).padStart(2, '0')}`,
    }))
    expect(new Set(group(weekly).map(({ story }) => story)).size).toBe(3)
  })

  it('lets a story live on while articles keep coming', () => {
    const daily = Array.from({ length: 12 }, (_, day) => ({
      id: `day${String(day).padStart(2, '0')}`,
      title: 'Search for lost submarine Argo',
      mentions: [],
      text: `Ships searched for the submarine Argo off Iceland, day${day}.`,
      publishedAt: new Date(Date.UTC(2024, 4, 1 + day)).toISOString(),
    }))
    expect(new Set(group(daily).map(({ story }) => story)).size).toBe(1)
  })

  it('groups articles without a readable date', () => {
    const undated = articles.map((article, at) => ({ ...article, publishedAt: at % 2 ? null : 'yesterday' }))
    expect(new Set(group(undated).map(({ story }) => story)).size).toBe(subjects.length * deeds.length)
  })

  it('answers for every article, empty, twice added or strange', () => {
    const blank = { title: null, text: '', publishedAt: null, mentions: [] }
    const results = group([
      { id: 'x', ...blank },
      { id: 'x', ...blank },
      { id: '', ...blank, publishedAt: '+275760-09-13T00:00:00Z' },
    ])
    expect(results.map(({ id }) => id).sort()).toEqual(['', 'x', 'x'])
    expect(group([])).toEqual([])
  })

  it('takes time in proportion to the window where one word leads everywhere', () => {
    const next = seeded(7)
    const flood = Array.from({ length: 1_000 }, (_, at) => ({
      id: `f${at}`,
      title: 'Zyzzyva',
      publishedAt: null,
      mentions: [],
      text: Array.from({ length: 40 }, () => `w${Math.floor(next() * 50_000)}`).join(' '),
    }))
    const started = process.threadCpuUsage().user
    expect(group(flood)).toHaveLength(1_000)
    expect(process.threadCpuUsage().user - started).toBeLessThan(MOST_MICROSECONDS)
  })
})
