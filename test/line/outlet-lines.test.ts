import { lineHash } from '@copydesk/clean'
import { stageServices } from '@copydesk/copydesk'
import { pageFetched } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import { createLog, openService, readConfig } from '@copydesk/service'
import { type LinePlace, type LineTable, openStore } from '@copydesk/store'
import { expect, it, onTestFinished } from 'vitest'
import { announce } from '../set-up/announce.ts'
import { freshDatabase } from '../set-up/database.ts'
import { prose } from '../set-up/prose.ts'

const AT = new Date('2026-03-10T06:00:00Z')
const BOX = 'The harbour bell rings for every boat that comes home'

/** Cleaning and matching, on pages that are put into the store as if they had been fetched. */
async function openCleaning() {
  const store = await openStore(await freshDatabase())
  const queues = createMemoryQueues({ now: () => AT.getTime(), advanceTo: () => {} })
  const outcome = readConfig()
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  const config = { ...outcome.config, cleanThreads: 1 }
  const service = openService({ config, store, queues, log: createLog({ level: 'silent' }), now: () => AT })
  const running: { close(): Promise<void> }[] = []
  for (const stage of stageServices) {
    if (['clean-page', 'match-copies'].includes(stage.name)) running.push(await stage.run(service))
  }
  onTestFinished(async () => {
    for (const stage of running) await stage.close()
    await store.close()
  })
  await store.feeds.add({ id: 'feed', url: 'http://one.example/feed', outlet: 'one.example', intervalSeconds: 60 }, AT)
  const round = new Map<string, number>()
  return {
    store,
    /** The text that a page comes out with, of the paragraphs it shows. */
    textOf: async (outlet: string, id: string, paragraphs: string[]) => {
      const url = `http://${outlet}/${id}`
      const entry = { id, canonicalUrl: url, outlet, guid: null, title: null, publishedAt: null }
      const nth = (round.get(id) ?? 0) + 1
      round.set(id, nth)
      await announce(store, 'feed', [{ ...entry, announced: String(nth) }], AT)
      const html = `<title>Report ${id}</title><article><h1>Report ${id}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article>`
      const page = {
        id: `${id}-${nth}`,
        entryId: id,
        round: nth,
        url,
        status: 200,
        headers: {},
        rawHash: `${id}-${nth}`,
      }
      await store.pages.save({ ...page, fetchedAt: AT }, Buffer.from(html), null)
      await queues.announce(pageFetched, [{ pageId: page.id }])
      await queues.drain()
      return (await store.matching.page(id))?.text.split('\n') ?? []
    },
  }
}

const withBox = (seed: number) => prose(seed, 5).toSpliced(3, 0, BOX)

it('drops a line that an outlet prints under unrelated articles, but for pages that kept it before', async () => {
  const { textOf } = await openCleaning()
  expect(await textOf('one.example', 'first', withBox(1))).toContain(BOX)
  for (let seed = 2; seed < 6; seed += 1) await textOf('one.example', `other-${seed}`, withBox(seed))
  expect(await textOf('one.example', 'last', withBox(7))).toEqual(prose(7, 5))
  expect(await textOf('two.example', 'elsewhere', withBox(8))).toContain(BOX)
  // Seen again with news in it, the first page is not said to have lost the line.
  expect(await textOf('one.example', 'first', [...withBox(1), prose(9, 1)[0] ?? ''])).toContain(BOX)
})

it('learns nothing from pages that show one text again and again', async () => {
  const { textOf } = await openCleaning()
  const story = withBox(1)
  for (let part = 0; part < 5; part += 1)
    await textOf('one.example', `part-${part}`, [...story.slice(0, 5), ...prose(20 + part, 2)])
  // A last version, and another story: neither has reason to lose the line.
  expect(await textOf('one.example', 'part-5', story)).toContain(BOX)
  expect(await textOf('one.example', 'other', withBox(2))).toContain(BOX)
})

it('keeps a line of a text that two outlets print, however often one of them does', async () => {
  const { textOf } = await openCleaning()
  await textOf('one.example', 'agency', withBox(1))
  await textOf('two.example', 'reprint', withBox(1))
  for (let seed = 2; seed < 6; seed += 1) await textOf('one.example', `other-${seed}`, withBox(seed))
  expect(await textOf('one.example', 'last', withBox(7))).toContain(BOX)
})

it('learns at one outlet what is text at another', async () => {
  const { textOf } = await openCleaning()
  await textOf('one.example', 'agency', withBox(1))
  await textOf('two.example', 'reprint', withBox(1))
  for (let seed = 2; seed < 6; seed += 1) await textOf('three.example', `other-${seed}`, withBox(seed))
  expect(await textOf('three.example', 'last', withBox(7))).toEqual(prose(7, 5))
})

it('forgets lines that were not shown for long, a stretch at a time', async () => {
  const { textOf, store } = await openCleaning()
  for (let seed = 1; seed < 6; seed += 1) await textOf('one.example', `page-${seed}`, withBox(seed))
  await textOf('two.example', 'reprint', withBox(1))
  const later = (days: number) => new Date(AT.getTime() + days * 86_400_000)
  const walk = async (table: LineTable, at: Date) => {
    let gone = 0
    let place: LinePlace | null = null
    do {
      const stretch = await store.lines.forget(table, place, 2, at)
      gone += stretch.gone
      place = stretch.next
    } while (place)
    return gone
  }
  const known = () => store.outletLines.known('one.example', [lineHash(BOX)], [])
  expect(await walk('outlet_line', later(20))).toBe(0)
  expect(await walk('reprinted_line', later(80))).toBe(0)
  expect(await walk('outlet_paragraph', later(14))).toBe(0)
  expect(await walk('outlet_paragraph', later(16))).toBeGreaterThan(0)
  // What one page showed is forgotten after a half-life; what five did is kept, and counts for less.
  expect(await walk('outlet_line', later(40))).toBeGreaterThan(0)
  expect((await known()).lines).toMatchObject([{ pages: 5, reprinted: true }])
  expect(await walk('reprinted_line', later(100))).toBeGreaterThan(0)
  expect((await known()).lines).toMatchObject([{ pages: 5, reprinted: false }])
  expect(await walk('outlet_line', later(200))).toBeGreaterThan(0)
  expect(await known()).toEqual({ lines: [], pages: null, paragraphs: [] })
})
