import { describe, expect, it } from 'vitest'
import { readWireMarks } from './wire.ts'

const BODY = 'The ferry left the harbour at dawn with two hundred people on board, the port captain said on Tuesday.'
const agencyOf = (text: string) => readWireMarks({ text, byline: [], title: null }).credit?.agency ?? null

describe('provider lines', () => {
  it.each([
    ['A ferry leaves\n\nHarbour News•\n\nA ferry leaves', 'Harbour News'],
    ['A ferry leaves\n\nThe Tide •\n\nJuly 3', 'The Tide'],
    ['A ferry leaves\n\nJane Doe•\n\nJuly 3', null],
    ['A ferry leaves\n\nVideo•\n\nJuly 3', null],
    ['A ferry leaves\n\nAuthored by Jane Doe via Harbour-Times.com,', 'harbour-times.com'],
  ])('%s', (head, agency) => {
    expect(agencyOf(`${head}\n\n${BODY}`)).toBe(agency)
  })

  it('takes the address at the end for the source, if it is another site’s', () => {
    const sourceIn = (address: string) =>
      readWireMarks({ text: `${BODY}\n\n${address}`, byline: [], title: null, publisher: 'portal.example' }).credit
        ?.agency
    expect(sourceIn('washingtonpost.com/world/2024/a-ferry-leaves.html')).toBe('Washington Post')
    expect(sourceIn('https://news.portal.example/world/2024/a-ferry-leaves.html')).toBeUndefined()
    expect(sourceIn('https://twitter.com/ferry/status/123456789012')).toBeUndefined()
  })
})
