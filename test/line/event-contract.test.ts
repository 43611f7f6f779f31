import { Parser } from '@asyncapi/parser'
import { eventTypes, type CloudEvent } from '@copydesk/pipeline'
import { expect, it } from 'vitest'
import { wrongIn } from '../set-up/event-contract.ts'
import { madeUpChanges, openEventDesk } from '../set-up/event-desk.ts'

/** Errors are 0 (https://microsoft.github.io/language-server-protocol, less one). */
const WARNING = 1

it('describes all events in AsyncAPI 3, as its own parser reads it', async () => {
  const { url } = await openEventDesk()
  const text = await (await fetch(`${url}/asyncapi.json`)).text()
  const { document, diagnostics } = await new Parser().parse(text)
  const errors = diagnostics.filter(({ severity }) => severity.valueOf() <= WARNING)
  expect(errors.map(({ message, path }) => `${path.join('.')}: ${message}`)).toEqual([])
  expect(document?.version()).toBe('3.0.0')
  const messages = document
    ?.channels()
    .get('log')
    ?.messages()
    .all()
    .map((message) => message.name())
  expect(messages?.toSorted()).toEqual(eventTypes.toSorted())
})

it('serves the schema of every event where the event says', async () => {
  const { url, tell } = await openEventDesk()
  await tell(madeUpChanges(1))
  const { events } = (await (await fetch(`${url}/events`)).json()) as { events: CloudEvent[] }
  expect(wrongIn(events)).toEqual([])
  const served = await fetch(events[0]?.dataschema ?? '')
  expect(served.headers.get('content-type')).toContain('application/schema+json')
  expect(await served.json()).toMatchObject({
    $id: events[0]?.dataschema,
    type: 'object',
    required: ['storyId', 'into'],
  })
  for (const type of eventTypes) expect((await fetch(`${url}/schemas/${type}.json`)).status).toBe(200)
  expect((await fetch(`${url}/schemas/no.json`)).status).toBe(404)
})

it('finds what is wrong with an event', () => {
  const event: CloudEvent = {
    specversion: '1.0',
    id: '1',
    source: '/copydesk/test',
    type: 'copydesk.story.merged',
    subject: 'a',
    time: '2026-03-10T12:00:00.000Z',
    datacontenttype: 'application/json',
    dataschema: 'http://localhost:7070/schemas/copydesk.story.merged.json',
    sequence: '1',
    data: { storyId: 'a', into: 'b' },
  }
  expect(wrongIn([event])).toEqual([])
  expect(wrongIn([{ ...event, data: { storyId: 'a' } }])).toHaveLength(1)
  expect(wrongIn([{ ...event, source: '' }])).toHaveLength(1)
  expect(wrongIn([{ ...event, time: 'yesterday' }])).toHaveLength(1)
})
