import { createDesk, type CloudEvent } from '@copydesk/client'
import { isChosen, type EventChoice } from '@copydesk/pipeline'
import type { AboutEvent } from '@copydesk/store'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Desk, openDesk } from '../set-up/desk.ts'
import { openEventDesk } from '../set-up/event-desk.ts'
import { openEventStream } from '../set-up/event-stream.ts'
import { PATIENCE } from '../set-up/patience.ts'

let desk: Desk
let log: AboutEvent[]
beforeAll(async () => {
  desk = await openDesk({ seed: 23, articles: 16 })
  await desk.publish(Math.round(desk.world.newsroom.dayMinutes * 0.6))
  const page = await desk.world.service.store.events.pageAbout({ after: 0, limit: 100_000 }, '/copydesk/local')
  if (page.type === 'expired') throw new Error('the log is not whole')
  log = page.events
})
afterAll(() => desk.close())

type Page = { events: CloudEvent[]; next: string }
const ids = (events: { id: string }[]) => events.map(({ id }) => id)
const asQuery = (choice: EventChoice) =>
  new URLSearchParams(Object.entries(choice).map(([name, value]): [string, string] => [name, String(value)])).toString()
const chosenFrom = async (all: AboutEvent[], choice: EventChoice) => {
  const compared = await desk.world.service.store.events.compared(choice)
  return all.filter(({ event, about }) => isChosen(event.type, about, compared)).map(({ event }) => event)
}

/** One of each kind, by what the news of this newsroom turned out to be about. */
function choices(): EventChoice[] {
  const told = (type: string, has: keyof AboutEvent['about']) =>
    log.find(({ event, about }) => event.type === type && (about[has] as unknown[] | undefined)?.length)?.about
  const grown = told('copydesk.story.grown', 'names')
  const copied = told('copydesk.article.copied', 'origins')
  const entity = grown?.names?.find((name) => name.length > 12) ?? ''
  return [
    { types: ['copydesk.story.*'] },
    { entity },
    { outlet: copied?.outlets?.[0]?.toUpperCase() ?? '' },
    { origin: copied?.origins?.[0]?.toUpperCase() ?? '' },
    { language: 'EN' },
    { story: grown?.stories?.[0] ?? '' },
    { sources: 2 },
    { types: ['copydesk.story.grown', '*.copied'], entity, sources: 1 },
  ]
}

it('are the same whether the log is read, followed, or told from what was read for all', async () => {
  for (const choice of choices()) {
    const wanted = await chosenFrom(log, choice)
    expect(wanted.length, asQuery(choice)).toBeGreaterThan(0)
    expect(wanted.length, asQuery(choice)).toBeLessThan(log.length + (choice.language ? 1 : 0))
    const pages: CloudEvent[] = []
    for (let after = '0'; ;) {
      const page = await desk.read<Page>(`/events?after=${after}&limit=7&${asQuery(choice)}`)
      pages.push(...page.events)
      if (page.next === after) break
      after = page.next
    }
    expect(ids(pages), asQuery(choice)).toEqual(ids(wanted))
    const followed: CloudEvent[] = []
    for await (const event of createDesk({ url: desk.url }).events({ ...choice, types: choice.types as never })) {
      followed.push(event)
      if (followed.length === wanted.length) break
    }
    expect(ids(followed), asQuery(choice)).toEqual(ids(wanted))
  }
})

it('say of an event what it says itself, and of a story all its articles have', () => {
  const copied = log.filter(({ event }) => event.type === 'copydesk.article.copied')
  for (const { event, about } of copied) expect(about.outlets).toEqual([String(event.data['outlet']).toLowerCase()])
  const stories = log.filter(({ event, about }) => event.type === 'copydesk.story.grown' && event.data && about.outlets)
  expect(stories.some(({ about }) => (about.outlets?.length ?? 0) > 1)).toBe(true)
  for (const { event, about } of stories) expect(about.stories).toContain(event.subject)
})

it('counts independent sources as the story itself is told', async () => {
  const last = new Map<string, number | undefined>()
  for (const { event, about } of log) {
    if (event.type === 'copydesk.story.merged' || event.type === 'copydesk.story.split') last.delete(event.subject)
    else if (event.type.startsWith('copydesk.story.')) last.set(event.subject, about.sources)
  }
  let counted = 0
  for (const [id, sources] of last) {
    const told = await desk.read<{ sources: { independent: unknown[] } }>(`/stories/${id}/sources`)
    if (told.sources.independent.length === sources) counted += 1
  }
  // What its articles turned out to be afterwards, without a story changing, is not told again.
  expect(counted / last.size).toBeGreaterThan(0.8)
})

it('are what a webhook is given to send, as the log grows and again by a range', async () => {
  const { service, newsroom } = desk.world
  const { webhooks, deliveries, events } = service.store
  const choice = { language: 'en', sources: 2 }
  const asked = { url: 'http://hook.example/', types: ['copydesk.story.*'], chosen: choice, atOnce: 32 }
  const { id } = await webhooks.add(asked, service.now())
  expect((await webhooks.byId(id))?.chosen).toEqual(choice)
  const given = async () =>
    (await deliveries.list(id, { state: null, before: null, limit: 1000 })).map(({ eventId }) => eventId).toReversed()
  const before = await events.head()
  await desk.publish(newsroom.dayMinutes)
  const head = await events.head()
  const page = await events.pageAbout({ after: 0, limit: 100_000 }, '/copydesk/local')
  if (page.type === 'expired') throw new Error('the log is not whole')
  const wanted = await chosenFrom(page.events, { ...choice, types: asked.types })
  await deliveries.claim(id, service.now(), 60_000, '/copydesk/local', service.config.consoleUrl)
  const later = wanted.filter(({ sequence }) => Number(sequence) > before)
  expect(later.length).toBeGreaterThan(0)
  expect(await given()).toEqual(ids(later))
  await deliveries.redeliver(id, { from: 1, through: head }, service.now())
  expect(await given()).toEqual(ids(wanted))
})

it('tells what cannot be chosen by, and what is wrong', async () => {
  const wrong = async (query: string) => {
    const answer = await fetch(`${desk.url}/events?${query}`)
    return [answer.status, ((await answer.json()) as { detail: string }).detail] as const
  }
  expect(await wrong('outlets=a.example')).toEqual([
    400,
    expect.stringContaining('there is no outlets; there are after, types, entity, outlet'),
  ])
  expect(await wrong('types=copydesk.story.knew')).toEqual([400, expect.stringContaining('copydesk.story.new')])
  expect(await wrong('sources=many')).toEqual([
    400,
    expect.stringContaining('sources=many is not how many independent sources'),
  ])
  expect(await wrong('after=x')).toEqual([
    400,
    expect.stringContaining('after=x is not the sequence of the last event'),
  ])
})

it('are compared in the letters of the database, whatever these are in its locale', async () => {
  const { service, tell, url } = await openEventDesk()
  const written = ['İHA', 'ΟΔΥΣΣΕΥΣ', 'ÉCLAIR', 'Straße', 'PLAIN']
  await tell(
    written.map((name) => ({
      key: name,
      type: 'copydesk.feed.failing',
      subject: name,
      data: { origin: { name }, outlet: name },
    })),
  )
  for (const name of written) {
    const query = `origin=${encodeURIComponent(name)}&outlet=${encodeURIComponent(name)}`
    const page = (await (await fetch(`${url}/events?${query}`)).json()) as Page
    const compared = await service.store.events.compared({ origin: name, outlet: name })
    const all = await service.store.events.pageAbout({ after: 0, limit: 10 }, '/copydesk/local')
    const told =
      all.type === 'events' ? all.events.filter(({ event, about }) => isChosen(event.type, about, compared)) : []
    expect(told.map(({ event }) => event.subject)).toEqual([name])
    expect(ids(page.events)).toEqual(told.map(({ event }) => event.id))
    const { events } = await openEventStream(`${url}/events?after=0&${query}`)
    await vi.waitFor(() => expect(events.map(({ subject }) => subject)).toEqual([name]), PATIENCE)
  }
})
