import { carryOneArticle, preparePage } from '@copydesk/copies'
import { matchCopiesService } from '@copydesk/match-copies'
import { createScrapedDay, type ScrapedPage } from '@copydesk/newsroom'
import { stableId } from '@copydesk/news'
import { articleCleaned } from '@copydesk/pipeline'
import { openQueues, type Queues } from '@copydesk/queue'
import { createLog, openService, readConfig } from '@copydesk/service'
import { openStore } from '@copydesk/store'
import { Client } from 'pg'
import { beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { freshDatabase, redisPrefix } from '../set-up/database.ts'
import { PATIENCE } from '../set-up/patience.ts'
import { prose } from '../set-up/prose.ts'
import { addTexts } from '../set-up/scraped-texts.ts'
import { seeded, shuffled } from '../set-up/seeded.ts'

// Two processes match the same pages at the same time, in any order and some twice, on real queues and a real store.

const SEED = 41
const ARTICLES = 30
const WORKERS = 2

type Placed = { entryId: string; leadId: string; relation: string; ofId: string | null; origin: unknown }

async function matchAll(pages: ScrapedPage[], order: number[], open: () => Promise<Queues>): Promise<Placed[]> {
  const databaseUrl = await freshDatabase()
  const outcome = readConfig()
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  const stores = await Promise.all(Array.from({ length: WORKERS }, () => openStore(databaseUrl)))
  const cleaned = await addTexts(databaseUrl, pages)
  const queues = await Promise.all(stores.map(open))
  const running = await Promise.all(
    stores.map((store, at) =>
      matchCopiesService.run(
        openService({
          config: outcome.config,
          store,
          queues: queues[at] as Queues,
          log: createLog({ level: 'silent' }),
        }),
      ),
    ),
  )
  for (const at of order)
    await queues[at % WORKERS]?.announce(articleCleaned, [cleaned[at] ?? { entryId: '', revisionId: '' }])
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await vi.waitFor(async () => {
    const { rows } = await client.query('select 1 from revision where matched_at is null limit 1')
    const depth = await queues[0]?.depth('match-copies')
    if (rows.length > 0 || !depth || depth.waiting + depth.active + depth.delayed > 0)
      throw new Error('not matched yet')
  }, PATIENCE)
  for (const worker of running) await worker.close()
  for (const one of queues) await one.close()
  const { rows } = await client.query<Placed>(
    `select copy.entry_id as "entryId", lead_entry_id as "leadId", relation, of_entry_id as "ofId", origin->>'name' as origin
     from copy join article on article.id = article_id order by 1`,
  )
  await client.end()
  for (const store of stores) await store.close()
  return rows
}

const onPostgres = async () => openQueues({ kind: 'postgres', url: await sharedQueues, retryDelayMs: 5 })
let sharedQueues: Promise<string>
const onRedis = (prefix: string) => async () =>
  openQueues({ kind: 'redis', address: { socket: inject('redisSocket') }, prefix, retryDelayMs: 5 })

const pages = createScrapedDay(SEED, ARTICLES).toSorted((a, b) => (a.id < b.id ? -1 : 1))

it('two pages are told to be one article or two alike from both sides', () => {
  const prepared = pages.map(preparePage)
  const oneWay = prepared.flatMap((a) => prepared.filter((b) => carryOneArticle(a, b) && !carryOneArticle(b, a)))
  expect(oneWay.map(({ id }) => id)).toEqual([])
})

describe('pages that come at the same time', () => {
  const random = seeded(SEED)
  const some = () => [...shuffled([...pages.keys()], random), ...shuffled([...pages.keys()], random).slice(0, 40)]
  let inOrder: Placed[]

  beforeAll(async () => {
    sharedQueues = freshDatabase()
    inOrder = await matchAll(pages, [...pages.keys()], onRedis(redisPrefix()))
  })

  it('are all placed', () => {
    expect(inOrder).toHaveLength(pages.length)
    expect(new Set(inOrder.map(({ leadId }) => leadId)).size).toBeLessThan(pages.length * 0.8)
  })

  it('give the same articles in another order, on Redis', async () => {
    expect(await matchAll(pages, some(), onRedis(redisPrefix()))).toEqual(inOrder)
  })

  it('give the same articles in another order, on PostgreSQL', async () => {
    expect(await matchAll(pages, some(), onPostgres)).toEqual(inOrder)
  })
})

it('a text found again after the window is an article of its own', async () => {
  const [page] = pages.toSorted((a, b) => b.text.length - a.text.length)
  if (!page) throw new Error('a page')
  const day = (date: string) => new Date(`2026-${date}T05:00:00Z`).toISOString()
  const found = ['03-10', '03-23', '04-20'].map((date, at) => ({ ...page, id: `again-${at}`, seenAt: day(date) }))
  const placed = await matchAll(found, [2, 0, 1], onRedis(redisPrefix()))
  expect(new Set(placed.map(({ leadId }) => leadId)).size).toBe(2)
})

it('a copy is found however many pages of a site share more with each other, whichever came first', async () => {
  const around = prose(900, 4).join('\n')
  const ofSite = Array.from({ length: 80 }, (_, at) =>
    textPage(`site-${at}`, 'site', `${prose(at, 4).join('\n')}\n${around}`),
  )
  const cut = textPage('cut', 'elsewhere', prose(79, 4).slice(0, 2).join('\n'))
  for (const order of [
    [...ofSite, cut],
    [cut, ...ofSite],
  ]) {
    const placed = await matchAll(order, [...order.keys()], onRedis(redisPrefix()))
    const leadOf = new Map(placed.map(({ entryId, leadId }) => [entryId, leadId]))
    expect(leadOf.get(stableId('entry', 'cut'))).toBe(leadOf.get(stableId('entry', 'site-79')))
    expect(new Set(leadOf.values()).size).toBe(ofSite.length)
  }
})

it('a text that many carry is decided alike in any order, though not all of its pages are looked at each time', async () => {
  const text = prose(500, 9)
  const carried = Array.from({ length: 120 }, (_, at) => {
    const credited = at % 4 === 0 ? [`OSLO, Norway (AP) — ${text[0]}`, ...text.slice(1)] : text
    const kept = at % 10 === 7 ? text.slice(0, 2) : credited.slice(0, 9 - (at % 5))
    return textPage(`carried-${at}`, `outlet-${at % 9 === 1 ? 1 : at}`, [...kept, prose(600 + at, 1)[0]].join('\n'))
  })
  const random = seeded(7)
  const placed = await matchAll(carried, [...carried.keys()], onRedis(redisPrefix()))
  expect(new Set(placed.map(({ leadId }) => leadId)).size).toBe(1)
  expect(await matchAll(carried, shuffled([...carried.keys()], random), onRedis(redisPrefix()))).toEqual(placed)
})

function textPage(id: string, outlet: string, text: string): ScrapedPage {
  const page = { id, text, title: null, url: `https://${outlet}.example/${id}`, publisher: outlet, publishedAt: null }
  return { ...page, seenAt: '2026-03-10T05:00:00Z', byline: [], article: id, origin: outlet, phenomena: [] }
}
