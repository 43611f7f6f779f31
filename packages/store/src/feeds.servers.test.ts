import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { createDatabase, openDatabase, type Database } from './database.ts'
import { feedTable } from './feeds.ts'
import { migrate } from './migrate.ts'

const AT = new Date('2026-03-10T05:00:00Z')
const AS_A_PAGE = 'https://news.example/feed?a=1&b=2'
const IN_FULL = 'https://news.example/feed?b=2&a=1&from=rss'

let database: Database
beforeAll(async () => {
  database = openDatabase(await createDatabase(inject('postgresUrl'), `test_${randomUUID().replaceAll('-', '')}`))
  await migrate(database)
})
afterAll(() => database.close())

const wanted = (url: string) => ({ id: `id of ${url}`, url, outlet: 'news.example', intervalSeconds: 900 })

it('keeps a feed where it is, whose address was kept as a page is, as long as it is read there', async () => {
  const feeds = feedTable(database)
  await feeds.addAll([wanted(AS_A_PAGE)], AT)
  await database.query('update feed set kept_as_page = true')
  expect(await feeds.subscribedAt(IN_FULL)).toMatchObject({ url: AS_A_PAGE })

  await database.query(`update feed set format = 'rss'`)
  expect(await feeds.addAll([wanted(IN_FULL), wanted(`${IN_FULL}&source=atom`)], AT)).toBe(0)
  expect((await feeds.list()).map(({ id }) => id)).toEqual([`id of ${AS_A_PAGE}`])

  await database.query('update feed set format = null')
  expect(await feeds.addAll([wanted(IN_FULL)], AT)).toBe(1)
  expect(await feeds.subscribedAt(IN_FULL)).toMatchObject({ url: IN_FULL })
})

it('takes no feed for another that was subscribed to since', async () => {
  const feeds = feedTable(database)
  const [plain, channel] = ['https://other.example/feed', 'https://other.example/feed?source=atom']
  await feeds.addAll([wanted(plain)], AT)
  await database.query(`update feed set format = 'rss'`)
  expect(await feeds.subscribedAt(channel)).toBeNull()
  expect(await feeds.addAll([wanted(channel)], AT)).toBe(1)
})

it('is not polled over and over, whoever wrote when it is due', async () => {
  const feeds = feedTable(database)
  const feed = wanted('https://by-hand.example/feed')
  await feeds.addAll([feed], AT)
  const byHand = () =>
    database.query(`update feed set next_poll_at = $2::timestamptz + interval '7 us' where id = $1`, [feed.id, AT])
  const [slot, next] = [AT.getTime(), new Date(AT.getTime() + 900_000)]
  const nextPoll = async () => (await feeds.byId(feed.id))?.nextPollAt

  await byHand()
  const before = (await feeds.byId(feed.id))!
  await feeds.polled(feed.id, AT, { slot, before, health: { ...before, nextPollAt: next }, changes: [], movedTo: null })
  expect(await nextPoll()).toEqual(next)

  await byHand()
  await feeds.putOff(feed.id, slot, next)
  expect(await nextPoll()).toEqual(next)
})
