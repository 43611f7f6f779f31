import { expect, it } from 'vitest'
import { followEvents, followLog } from './follow.ts'

const STREAM = 'id: 5\n\nid: 6\ndata: {"sequence":"6"}\n\nid: 6\n\nid: 9\n\nid: 12\ndata: {"sequence":"12"}\n\n'
const connection = {
  url: 'http://desk.example',
  fetch: async () => new Response(STREAM, { headers: { 'content-type': 'text/event-stream' } }),
}

async function first<Told>(count: number, following: AsyncIterable<Told>): Promise<Told[]> {
  const told: Told[] = []
  for await (const one of following) if (told.push(one) === count) break
  return told
}

it('tells how far the log was looked through, and each place once', async () => {
  expect(await first(4, followLog(connection))).toEqual([
    { reached: '5' },
    { event: { sequence: '6' } },
    { reached: '9' },
    { event: { sequence: '12' } },
  ])
})

it('gives nothing but events to who follows them', async () => {
  expect(await first(2, followEvents(connection))).toEqual([{ sequence: '6' }, { sequence: '12' }])
})
