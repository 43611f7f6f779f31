import type { Mention } from '@copydesk/news'
import { openStore, type ArticlePlan, type Store, type StoryPlan } from '@copydesk/store'
import { afterEach, describe, expect, it } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'
import { addTexts, type Cleaned } from '../set-up/scraped-texts.ts'

const AT = new Date('2026-03-10T06:00:00Z')
const IDS = ['x', 'y', 'beside']

let store: Store
afterEach(() => store.close())

/** Three articles, each of one page: two of one story, and a third of another. */
async function open(): Promise<Record<string, Cleaned>> {
  const databaseUrl = await freshDatabase()
  store = await openStore(databaseUrl)
  const cleaned = await addTexts(
    databaseUrl,
    IDS.map((id) => ({
      id,
      url: `https://${id}.example/`,
      title: id,
      text: id,
      publisher: id,
      publishedAt: AT.toISOString(),
      seenAt: AT.toISOString(),
    })),
  )
  const pages = Object.fromEntries(IDS.map((id, at) => [id, cleaned[at] as Cleaned]))
  for (const id of IDS) await place(pages[id] as Cleaned, planOf(id, pages, [id]))
  for (const [id, storyId] of [
    ['y', 'of y'],
    ['x', 'of both'],
    ['beside', 'of both'],
  ] as const)
    await group(id, storyId)
  return pages
}

const planOf = (
  articleId: string,
  pages: Record<string, Cleaned>,
  carriedBy: string[],
  publishedAt = AT,
): ArticlePlan => {
  const pageOf = (id: string) => pages[id] as Cleaned
  return {
    articleId,
    leadEntryId: pageOf(articleId).entryId,
    revisionId: pageOf(articleId).revisionId,
    title: articleId,
    publishedAt,
    firstSeenAt: AT,
    origin: null,
    correction: null,
    size: carriedBy.length,
    crowd: null,
    isNew: true,
    absorbs: carriedBy.filter((id) => id !== articleId),
    state: `${carriedBy.join(' ')} ${publishedAt.toISOString()}`,
    changes: [],
    copies: carriedBy.map((id) => ({
      entryId: pageOf(id).entryId,
      revisionId: pageOf(id).revisionId,
      relation: id === articleId ? 'original' : 'reprint',
      ofEntryId: null,
      ofRevisionId: null,
      overlap: null,
      outlet: id,
      evidence: [],
      disposition: id === articleId ? 'stored' : 'copy',
      reason: null,
      uncorrected: null,
      isChanged: true,
    })),
  }
}

const place = (page: Cleaned, plan: ArticlePlan, at = AT) =>
  store.matching.decide({
    ...page,
    edges: [],
    at,
    outlet: null,
    join: async () => null,
    decide: async () => [plan],
  })

/** Into a story, or where it is. */
async function group(articleId: string, storyId: string | null, as = 'as it was') {
  const article = await store.articles.byId(articleId)
  const version = article?.version ?? 0
  const tagging = { mentions: [] as Mention[], quotes: [], figures: [] }
  await store.articles.tagged({ id: articleId, version, revisionId: article?.revisionId ?? '' }, tagging, AT)
  let decisions = 0
  await store.grouping.group({
    articleId,
    version,
    as,
    now: AT,
    vector: { [articleId]: 1 },
    counted: { source: null, cites: null },
    countedBy: '',
    terms: [],
    at: AT,
    reach: { windowHours: 72, candidates: 60, stories: 10, live: 40 },
    compare: async () => [{ a: 'beside', b: 'x', likeness: 0.5, terms: [] }].filter(({ a }) => a === articleId),
    beyond: () => [],
    decide: (): StoryPlan => {
      decisions += 1
      return { placed: storyId === null ? [] : [{ articleId, storyId, evidence: {} }], merged: [], changes: [] }
    },
    headline: () => null,
  })
  return decisions
}

describe('an article that turns out to be another', () => {
  it('has those of its story that it was alike grouped again, who may have been there for its sake', async () => {
    const pages = await open()
    expect(await group('beside', 'of both')).toBe(0)
    const written = await place(pages['y'] as Cleaned, { ...planOf('y', pages, ['y', 'x']), isNew: false })
    expect(written).toMatchObject([{ articleId: 'y' }, { articleId: 'beside' }])
    expect(await store.work.left(AT, ['group-story'])).toBe(1)
    expect(await group('beside', 'of its own')).toBe(1)
    expect(await store.work.left(AT, ['group-story'])).toBe(0)
  })

  it('has the one it is grouped again too', async () => {
    const pages = await open()
    await place(pages['y'] as Cleaned, { ...planOf('y', pages, ['y', 'x']), isNew: false })
    expect(await group('y', 'of y')).toBe(1)
    expect(await group('y', 'of y')).toBe(0)
  })
})

describe('the times of a story', () => {
  const EARLIER = new Date('2026-03-08T06:00:00Z')
  const LATER = new Date('2026-03-10T07:00:00Z')
  const times = async (storyId: string) => {
    const story = await store.stories.byId(storyId)
    return [story?.firstAt, story?.lastAt]
  }

  it('are those of its articles, where one turns out to be of another day and stays where it is', async () => {
    const pages = await open()
    await place(pages['x'] as Cleaned, { ...planOf('x', pages, ['x'], EARLIER), isNew: false })
    expect(await group('x', null, 'as of another day')).toBe(1)
    expect(await times('of both')).toEqual([EARLIER, AT])
  })

  it('are those of the articles that it has left, where one turns out to be an article of another story', async () => {
    const pages = await open()
    await place(pages['x'] as Cleaned, { ...planOf('x', pages, ['x'], EARLIER), isNew: false })
    await group('x', 'of both', 'as of another day')
    expect(await times('of both')).toEqual([EARLIER, AT])
    await place(pages['y'] as Cleaned, { ...planOf('y', pages, ['y', 'x']), isNew: false })
    expect(await times('of both')).toEqual([AT, AT])
  })

  it('are of a new version only where they are others', async () => {
    const pages = await open()
    const before = await store.stories.byId('of both')
    await place(pages['y'] as Cleaned, { ...planOf('y', pages, ['y', 'x']), isNew: false }, LATER)
    expect(await store.stories.byId('of both')).toMatchObject({ changedAt: before?.changedAt, articles: 1 })
  })
})
