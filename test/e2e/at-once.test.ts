import { expect, it, onTestFinished, vi } from 'vitest'
import { stageServices } from '@copydesk/copydesk'
import { openHostileSite, send, sendFeed } from '../set-up/hostile-site.ts'
import { workLeft } from '../set-up/left-to-do.ts'
import { openOwnLine } from '../set-up/own-line.ts'
import { PATIENCE } from '../set-up/patience.ts'
import { prosePage } from '../set-up/prose.ts'

const TEXTS = 10
const PAGES_EACH = 4

it('makes one article of the copies of a text that two processes match at the same time', async () => {
  const site = await openHostileSite()
  onTestFinished(() => site.close())
  // Every stage twice, on one store and one Redis; the matchers find all their work there when they start.
  const matching = stageServices.findIndex(({ name }) => name === 'match-copies')
  const line = await openOwnLine({ allowHosts: ['127.0.0.1'] }, stageServices.slice(0, matching), 2)
  onTestFinished(() => line.close())
  const pages = Array.from({ length: TEXTS * PAGES_EACH }, (_, at) => ({ url: `/page/${at}` }))
  for (const [at, { url }] of pages.entries()) site.answer(url, send(prosePage(Math.floor(at / PAGES_EACH))))
  // Two feeds tell of the same pages at once.
  site.answer('/feed', sendFeed(pages))
  site.answer('/same', sendFeed(pages.toReversed()))
  await line.subscribe(site.at('/feed'))
  await line.subscribe(site.at('/same'))
  const { store, queues } = line.service
  await vi.waitFor(async () => expect((await queues.depth('match-copies')).waiting).toBe(pages.length), PATIENCE)
  await line.start(stageServices.slice(matching))
  await vi.waitFor(async () => {
    const { pending } = (await store.totals.read()).dispositions
    expect([(await store.totals.read()).entries, pending]).toEqual([pages.length, 0])
    expect(await workLeft(store)).toBe(0)
  }, PATIENCE)
  const totals = await store.totals.read()
  expect(totals.dispositions).toMatchObject({ stored: TEXTS, copy: TEXTS * (PAGES_EACH - 1) })
  expect(totals).toMatchObject({ articles: TEXTS, copies: TEXTS * (PAGES_EACH - 1), quarantined: {} })
  for (const { id } of await store.articles.list(100)) expect(await store.copies.ofArticle(id)).toHaveLength(PAGES_EACH)
  const events = await store.events.read({ after: 0, limit: 10_000 }, '/copydesk/test')
  expect(events.map(({ sequence }) => Number(sequence))).toEqual(events.map((_, at) => at + 1))
  // One round of fetching a page gives one page, whoever did it.
  expect((await store.pages.countByRound()).map(({ pages: n }) => n)).toEqual(pages.map(() => 1))
})
