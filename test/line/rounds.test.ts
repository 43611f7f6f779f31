import { stageServices } from '@copydesk/copydesk'
import type { CleanedArticle } from '@copydesk/news'
import { articleCleaned } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import { createLog, openService, readConfig } from '@copydesk/service'
import { openStore, type Store } from '@copydesk/store'
import { describe, expect, it, onTestFinished } from 'vitest'
import { announce } from '../set-up/announce.ts'
import { freshDatabase } from '../set-up/database.ts'
import { prose } from '../set-up/prose.ts'

// An entry is fetched in rounds, whose pages may be cleaned, matched and tagged late, and in any order.

const AT = new Date('2026-03-10T06:00:00Z')

const articleOf = (text: string): CleanedArticle => ({
  url: null,
  canonicalUrl: null,
  title: 'A title',
  byline: [],
  publishedAt: null,
  modifiedAt: null,
  publisher: null,
  language: null,
  section: null,
  text,
  dateline: null,
  credit: null,
  leadImage: null,
  paywalled: null,
  live: false,
  notices: [],
  provenance: {},
  removed: [],
})

async function open() {
  const store = await openStore(await freshDatabase())
  onTestFinished(() => store.close())
  await store.feeds.add({ id: 'feed', url: 'http://one.example/feed', outlet: 'one.example', intervalSeconds: 60 }, AT)
  return store
}

async function find(store: Store, ...names: string[]) {
  const entries = names.map((name) => ({
    id: name,
    canonicalUrl: `http://${name}.example/`,
    outlet: `${name}.example`,
    guid: null,
    title: null,
    publishedAt: null,
    announced: 'once',
  }))
  await announce(store, 'feed', entries, AT)
}

/** Keeps a page of this round as fetched. */
async function fetched(store: Store, entryId: string, round: number) {
  const page = { id: `${entryId}-${round}`, entryId, round, url: `http://${entryId}.example/`, status: 200 }
  await store.pages.save({ ...page, headers: {}, rawHash: 'same', fetchedAt: AT }, Buffer.from('same'), null)
  return page
}

async function cleaned(store: Store, entryId: string, round: number, text: string) {
  const { id: pageId } = await fetched(store, entryId, round)
  const lines = { outlet: `${entryId}.example`, hashes: [], paragraphs: [], isVersion: false }
  return store.revisions.save({ entryId, pageId, round, publishedAt: null, article: articleOf(text), lines }, AT)
}

const textOf = async (store: Store, entryId: string) => (await store.matching.page(entryId))?.text

describe('a page that is cleaned late', () => {
  it('changes nothing, also when the later page had a text from before', async () => {
    const store = await open()
    await find(store, 'a')
    const first = await cleaned(store, 'a', 1, 'first')
    expect(await cleaned(store, 'a', 3, 'first')).toBe(first)
    expect(await cleaned(store, 'a', 2, 'second')).toBeNull()
    expect(await textOf(store, 'a')).toBe('first')
  })

  it('gives a text that comes back a revision of its own', async () => {
    const store = await open()
    await find(store, 'a')
    const ids = [await cleaned(store, 'a', 1, 'first'), await cleaned(store, 'a', 2, 'second')]
    ids.push(await cleaned(store, 'a', 3, 'first'))
    expect(new Set(ids).size).toBe(3)
    expect(await textOf(store, 'a')).toBe('first')
  })

  it('ends its entry where it has no article, though a later round was asked for and found nothing new', async () => {
    const store = await open()
    await find(store, 'a')
    const page = await fetched(store, 'a', 1)
    await announce(store, 'feed', [{ ...(await announcedAgain(store, 'a')), announced: 'again' }], AT)
    await store.pages.cleanedWithout(page, 'skipped', 'no text', AT)
    await store.entries.unchanged('a', 2, null)
    expect(await store.entries.byId('a')).toMatchObject({ round: 2, disposition: 'skipped', reason: 'no text' })
    expect(
      await store.work.left(
        new Date(8e12),
        stageServices.map(({ name }) => name),
      ),
    ).toBe(0)
  })

  it('does not end an entry that has a text', async () => {
    const store = await open()
    await find(store, 'a')
    await cleaned(store, 'a', 1, 'first')
    await store.pages.cleanedWithout(await fetched(store, 'a', 2), 'rejected', 'a pdf now', AT)
    expect(await store.entries.byId('a')).toMatchObject({ disposition: 'pending', reason: null })
  })
})

async function announcedAgain(store: Store, id: string) {
  const entry = await store.entries.byId(id)
  if (!entry) throw new Error(`no entry ${id}`)
  return { ...entry, guid: null }
}

/** The store with the stages from matching on, over queues that run when told. */
async function openMatching() {
  const store = await open()
  const queues = createMemoryQueues({ now: () => AT.getTime(), advanceTo: () => {} })
  const outcome = readConfig()
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  const log = createLog({ level: 'silent' })
  const service = openService({ config: outcome.config, store, queues, log, now: () => AT })
  const running: { close(): Promise<void> }[] = []
  for (const stage of stageServices) {
    if (['match-copies', 'tag-entities', 'deliver-events'].includes(stage.name)) running.push(await stage.run(service))
  }
  onTestFinished(async () => {
    for (const stage of running) await stage.close()
  })
  const told = async () =>
    (await store.events.sequence(new Date()), await store.events.read({ after: 0, limit: 1000 }, '/copydesk/test')).map(
      ({ type, data }) => `${type.replace('copydesk.article.', '')} ${String(data['url'])}`,
    )
  return { store, queues, told }
}

describe('two copies that are both revised before either is matched again', () => {
  it('are each told of', async () => {
    const { store, queues, told } = await openMatching()
    await find(store, 'a', 'b')
    const [before, after] = [prose(7), [...prose(7), 'Correction: an earlier version had it otherwise.']]
    const match = async (round: number, lines: string[]) => {
      const events = []
      for (const entryId of ['a', 'b']) {
        const revisionId = await cleaned(store, entryId, round, lines.join('\n'))
        events.push({ entryId, revisionId: revisionId ?? '' })
      }
      await queues.announce(articleCleaned, events)
      await queues.drain()
    }
    await match(1, before)
    expect(await told()).toEqual(['new http://a.example/', 'copied http://b.example/'])
    await match(2, after)
    expect((await told()).slice(2)).toEqual(['revised http://a.example/', 'revised http://b.example/'])
    expect((await store.totals.read()).articles).toBe(1)
  })
})

describe('a page that goes away', () => {
  it('is told of once, and its article is withdrawn whoever leads it then', async () => {
    const { store, queues, told } = await openMatching()
    await find(store, 'a')
    const revisionId = await cleaned(store, 'a', 1, prose(5).join('\n'))
    await queues.announce(articleCleaned, [{ entryId: 'a', revisionId: revisionId ?? '' }])
    await queues.drain()
    const go = (round: number) =>
      store.entries.withdrawn({ id: 'a', round, reason: 'HTTP 410', recheckAt: null }, AT, ({ articleId }) => [
        {
          key: `withdrawn:${round}`,
          type: 'copydesk.article.withdrawn',
          subject: articleId,
          data: { articleId, url: 'http://a.example/' },
        },
      ])
    await go(2)
    expect(await told()).toEqual(['new http://a.example/'])
    await go(1)
    await go(1)
    expect(await told()).toEqual(['new http://a.example/', 'withdrawn http://a.example/'])
    expect((await store.articles.list(1))[0]?.withdrawnAt).toEqual(AT)
  })
})

describe('what a feed says of addresses', () => {
  const at = (id: string, url: string, host: string, guid: string) => {
    return { id, canonicalUrl: url, outlet: host, guid, title: 'T', publishedAt: null, announced: url }
  }
  it('of another outlet keeps nothing of that outlet from being found', async () => {
    const store = await open()
    const other = { id: 'other', url: 'http://two.example/feed', outlet: 'two.example', intervalSeconds: 60 }
    await store.feeds.add(other, AT)
    await announce(store, 'other', [at('bait', 'http://two.example/bait', 'two.example', 'g')], AT)
    // The same entry, it says, is now at an address of the first outlet.
    await announce(store, 'other', [at('bait', 'http://one.example/news', 'two.example', 'g')], AT)
    const found = await announce(store, 'feed', [at('news', 'http://one.example/news', 'one.example', 'n')], AT)
    expect(found).toEqual([{ entryId: 'news', round: 1 }])
  })
})

describe('a version that is tagged late', () => {
  it('does not take the place of a newer one', async () => {
    const { store, queues } = await openMatching()
    await find(store, 'a')
    const revisionId = await cleaned(store, 'a', 1, prose(3).join('\n'))
    await queues.announce(articleCleaned, [{ entryId: 'a', revisionId: revisionId ?? '' }])
    await queues.drain()
    const [article] = await store.articles.list(1)
    if (!article) throw new Error('no article')
    const tagging = (text: string) => ({ mentions: [], quotes: [], figures: [{ text }] }) as never
    const keep = (version: number, text: string) =>
      store.articles.tagged({ id: article.id, version, revisionId: revisionId ?? '' }, tagging(text), AT)
    await keep(5, 'new')
    await keep(4, 'old')
    expect((await store.articles.told(article.id))?.tagging).toMatchObject({ figures: [{ text: 'new' }] })
  })
})

describe('a text that is tagged', () => {
  it('is not tagged again when another page with that text leads, and is when the text is another', async () => {
    const { store, queues } = await openMatching()
    await find(store, 'a', 'b')
    const text = prose(3).join('\n')
    const first = (await cleaned(store, 'a', 1, text)) ?? ''
    await queues.announce(articleCleaned, [{ entryId: 'a', revisionId: first }])
    await queues.drain()
    const [article] = await store.articles.list(1)
    if (!article) throw new Error('no article')
    const tagged = async (revisionId: string) => {
      await store.articles.tagged(
        { id: article.id, version: 9, revisionId },
        { mentions: [], quotes: [], figures: [] },
        AT,
      )
      return (await store.articles.byId(article.id))?.taggedAsIs
    }
    expect(await tagged((await cleaned(store, 'b', 1, text)) ?? '')).toBe(true)
    expect(await tagged((await cleaned(store, 'b', 2, `${text}\nMore.`)) ?? '')).toBe(false)
    expect(await tagged(first)).toBe(true)
  })

  it('stays due where it was tagged as another text since it was found to be tagged as it is', async () => {
    const { store, queues } = await openMatching()
    await find(store, 'a', 'b')
    const text = prose(3).join('\n')
    const ofA = (await cleaned(store, 'a', 1, text)) ?? ''
    const ofB = (await cleaned(store, 'b', 1, `${text}\nMore.`)) ?? ''
    await queues.announce(articleCleaned, [{ entryId: 'a', revisionId: ofA }])
    await queues.drain()
    const [article] = await store.articles.list(1)
    if (!article) throw new Error('no article')
    const tagging = { mentions: [], quotes: [], figures: [] }
    const keep = (version: number, revisionId: string, as: typeof tagging | null) =>
      store.articles.tagged({ id: article.id, version, revisionId }, as, AT)
    const taggedVersion = async () => (await store.articles.byId(article.id))?.taggedVersion
    await keep(5, ofA, tagging)
    // Who leads went to b and back, and b's text was tagged last.
    await keep(6, ofB, tagging)
    await keep(7, ofA, null)
    expect(await taggedVersion()).toBe(6)
    await keep(7, ofA, tagging)
    await keep(8, ofA, null)
    expect(await taggedVersion()).toBe(8)
  })
})
