import { stageServices } from '@copydesk/copydesk'
import type { CleanedArticle, Figure } from '@copydesk/news'
import { articleCleaned } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import { expect, it, onTestFinished } from 'vitest'
import { announce } from '../set-up/announce.ts'
import { openEventDesk } from '../set-up/event-desk.ts'
import { prose } from '../set-up/prose.ts'
import { agencyText } from '../set-up/small-articles.ts'

const AT = new Date('2026-03-10T06:00:00Z')
const OUTLET = 'herald.example'
const LINES = agencyText.lines

/** What tells a text's reader where its figures stand. */
type Told = { id: string; title: string; text: string; storyId: string | null; figures?: Figure[] }

/** The line from matching to grouping over one entry, each of whose texts comes in a round of its own, with the console over it. */
async function openArticle() {
  let time = AT.getTime()
  const queues = createMemoryQueues({ now: () => time, advanceTo: (ms) => void (time = Math.max(time, ms)) })
  const { service, url } = await openEventDesk({}, queues)
  const { store } = service
  await store.feeds.add({ id: 'feed', url: `https://${OUTLET}/feed`, outlet: OUTLET, intervalSeconds: 60 }, AT)
  const entry = { id: 'entry', canonicalUrl: `https://${OUTLET}/a`, outlet: OUTLET, guid: null, title: null }
  await announce(store, 'feed', [{ ...entry, publishedAt: null, announced: 'once' }], AT)
  const stages = stageServices.filter(({ name }) => ['match-copies', 'tag-entities', 'group-story'].includes(name))
  const running = new Map(
    await Promise.all(stages.map(async (stage) => [stage.name, await stage.run(service)] as const)),
  )
  onTestFinished(async () => {
    for (const stage of running.values()) await stage.close()
  })
  return {
    store,
    stop: async (name: string) => running.get(name)?.close(),
    read: async (round: number, title: string, text: string) => {
      const page = { id: `page-${round}`, entryId: 'entry', round, url: entry.canonicalUrl, status: 200 }
      await store.pages.save({ ...page, headers: {}, rawHash: 'same', fetchedAt: AT }, Buffer.from('same'), null)
      const lines = { outlet: OUTLET, hashes: [], paragraphs: [], isVersion: false }
      const article = { ...NOTHING_SAID, title, text }
      const cleaned = { entryId: 'entry', pageId: page.id, round, publishedAt: null, article, lines }
      const revisionId = await store.revisions.save(cleaned, AT)
      await queues.announce(articleCleaned, [{ entryId: 'entry', revisionId: revisionId ?? '' }])
      await queues.drain()
      const [article_] = await store.articles.list(1)
      return (await (await fetch(`${url}/articles/${article_?.id}`)).json()) as Told
    },
  }
}

const NOTHING_SAID: CleanedArticle = {
  url: null, canonicalUrl: null, title: null, byline: [], publishedAt: null, modifiedAt: null, publisher: null, language: null, section: null, text: '',
  dateline: null, credit: null, leadImage: null, paywalled: null, live: false, notices: [], provenance: {}, removed: [],
} // prettier-ignore

it('say the same in their story when only their headline changes', async () => {
  const { store, read } = await openArticle()
  const { storyId } = await read(1, 'A ferry runs aground', LINES.join('\n'))
  const [before] = await store.stories.texts(storyId ?? '')
  const { title } = await read(2, 'A night ferry runs aground', LINES.join('\n'))
  const [after] = await store.stories.texts(storyId ?? '')
  expect(title).toBe('A night ferry runs aground')
  expect(before?.figures.length).toBeGreaterThan(0)
  expect(before?.mentions.length).toBeGreaterThan(0)
  expect(after).toEqual(before)
})

it('are told without names and figures until these are of that very text', async () => {
  const { stop, read } = await openArticle()
  const first = await read(1, 'A ferry runs aground', LINES.join('\n'))
  expect(first.figures?.map(({ start, end }) => first.text.slice(start, end)).join()).toContain('212')
  await stop('tag-entities')
  const headline = await read(2, 'A night ferry runs aground', LINES.join('\n'))
  expect(headline.figures).toEqual(first.figures)
  const text = [...prose(1), ...LINES].join('\n')
  const later = await read(3, 'A night ferry runs aground', text)
  expect(later.text).toBe(text)
  expect(later).not.toHaveProperty('figures')
})
