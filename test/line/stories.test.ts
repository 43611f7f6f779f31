import { consoleService } from '@copydesk/console'
import { deliverEventsService } from '@copydesk/deliver-events'
import { groupStoryService } from '@copydesk/group-story'
import { matchCopiesService } from '@copydesk/match-copies'
import { createLookAlikes } from '@copydesk/newsroom'
import { articleCleaned, entitiesTagged } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import { createLog, openService, readConfig, type Service } from '@copydesk/service'
import { openStore } from '@copydesk/store'
import { tagEntitiesService } from '@copydesk/tag-entities'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'
import { addTexts } from '../set-up/scraped-texts.ts'
import { seeded, shuffled } from '../set-up/seeded.ts'
import { storiesKept, storiesReplayed, storyChanges } from '../set-up/stories-told.ts'

// Happenings that look alike come in two unlucky orders, so that stories have to be split and merged in the store.

const SEED = 3
const PAIRS = 27
const NOW = new Date('2026-03-14T00:00:00Z')

const told = createLookAlikes(SEED, PAIRS)
const closers: (() => Promise<void>)[] = []
let services: Service[]

async function grouped(order: typeof told): Promise<Service> {
  const databaseUrl = await freshDatabase()
  const store = await openStore(databaseUrl)
  const outcome = readConfig()
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  const queues = createMemoryQueues({ now: () => NOW.getTime(), advanceTo: () => {} })
  const config = { ...outcome.config, databaseUrl, port: 0 }
  const service = openService({ config, store, queues, log: createLog({ level: 'silent' }), now: () => NOW })
  const running: { close(): Promise<void> }[] = []
  for (const stage of [matchCopiesService, tagEntitiesService, groupStoryService, deliverEventsService])
    running.push(await stage.run(service))
  closers.push(async () => {
    for (const stage of running) await stage.close()
    await store.close()
  })
  const pages = order.map(({ id, title, text, publishedAt }) => {
    const host = `outlet-${id}.example`
    return { id, url: `https://${host}/`, title, text, publisher: host, publishedAt, seenAt: publishedAt }
  })
  for (const cleaned of await addTexts(databaseUrl, pages)) {
    await queues.announce(articleCleaned, [cleaned])
    await queues.drain()
  }
  return service
}

beforeAll(async () => {
  services = [await grouped(shuffled(told, seeded(3))), await grouped(shuffled(told, seeded(2)))]
})
afterAll(async () => {
  for (const close of closers) await close()
})

/** Which pages stand together, whatever the stories are called. */
async function together({ store }: Service): Promise<string[]> {
  const articles = await store.articles.list(10_000)
  const groups = [...Map.groupBy(articles, ({ storyId }) => storyId).values()]
  return groups
    .map((group) =>
      group
        .map(({ url }) => url)
        .toSorted()
        .join(' '),
    )
    .toSorted()
}

describe('stories that were split and merged as more arrived', () => {
  it('are told of with the reason', async () => {
    const changes = await storyChanges((services[0] as Service).store)
    const splits = changes.filter((change) => change.type === 'split')
    const merges = changes.filter((change) => change.type === 'merged')
    expect(splits.length).toBeGreaterThan(3)
    expect(merges.length).toBeGreaterThan(0)
    for (const { articleIds, storyId, into } of splits) {
      expect(articleIds.length).toBeGreaterThan(0)
      expect(into).not.toBe(storyId)
    }
    for (const { evidence } of merges) {
      expect(evidence.link).toBeGreaterThan(0)
      expect(evidence.closest?.terms.length).toBeGreaterThan(0)
    }
  })

  it('are in the store as the log alone tells them', async () => {
    for (const { store } of services) expect(await storiesReplayed(store)).toEqual(await storiesKept(store))
  })

  it('are the same groups whichever order they came in', async () => {
    const [first, second] = await Promise.all(services.map(together))
    expect(first).toEqual(second)
    expect(first?.length).toBeGreaterThan(PAIRS)
  })

  it('lead on from each id that was merged away', async () => {
    const service = services[0] as Service
    const desk = await consoleService.run(service)
    closers.unshift(() => desk.close())
    const merges = (await storyChanges(service.store)).filter((change) => change.type === 'merged')
    for (const { storyId } of merges) {
      const answer = await fetch(`${desk.url}/stories/${storyId}/sources`, { redirect: 'manual' })
      expect(answer.status).toBe(308)
      const location = answer.headers.get('location') ?? ''
      expect(location).not.toContain(storyId)
      expect((await fetch(`${desk.url}${location}`, { redirect: 'manual' })).status).toBe(200)
    }
  })

  it('are not undone by one who read an article before its text changed, and comes to write after others', async () => {
    const service = services[1] as Service
    const [article] = await service.store.articles.list(1)
    const id = article?.id ?? ''
    const [read, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const mentions = async (articleId: string) => {
      read.resolve()
      await gate.promise
      return service.store.grouping.mentions(articleId)
    }
    const { grouping } = service.store
    const late = await grouper({ ...service, store: { ...service.store, grouping: { ...grouping, mentions } } })
    const client = new Client({ connectionString: service.config.databaseUrl ?? '' })
    await client.connect()
    const asGrouped = async () => (await client.query('select title, vector from article where id = $1', [id])).rows[0]
    const ended = late(id)
    await read.promise
    await client.query(
      `update article set title = 'Another headline', version = version + 1, tagged_version = version + 1 where id = $1`,
      [id],
    )
    await (
      await grouper(service)
    )(id)
    const expected = await asGrouped()
    gate.resolve()
    await ended
    expect(await asGrouped()).toEqual(expected)
    await client.end()
  })

  it('wait for the names of a text that changed', async () => {
    const service = services[1] as Service
    const [article] = await service.store.articles.list(1)
    const id = article?.id ?? ''
    const client = new Client({ connectionString: service.config.databaseUrl ?? '' })
    await client.connect()
    await client.query('update article set version = version + 1 where id = $1', [id])
    await (
      await grouper(service)
    )(id)
    const { rows } = await client.query('select grouped_version < version as waits from article where id = $1', [id])
    await client.end()
    expect(rows).toEqual([{ waits: true }])
  })
})

/** The stage alone: groups an article. */
async function grouper(service: Service): Promise<(articleId: string) => Promise<void>> {
  const queues = createMemoryQueues({ now: () => NOW.getTime(), advanceTo: () => {} })
  const running = await groupStoryService.run({ ...service, queues })
  closers.unshift(() => running.close())
  return async (articleId) => {
    await queues.announce(entitiesTagged, [{ articleId, version: 1 }])
    await queues.drain()
  }
}
