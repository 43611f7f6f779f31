import { describe, expect, it } from 'vitest'
import { parseFeed } from '@copydesk/feed'
import type { PushSubscription } from '@copydesk/store'
import { decideAsk, discoverHub, pushingBy } from './push-subscription.ts'

const NOW = new Date('2026-03-10T12:00:00Z')
const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)
const HUB = 'https://hub.example/'
const FEED = 'https://news.example/feed'
const wanted = { hub: HUB, topic: FEED }
const known: PushSubscription = {
  feedId: 'f',
  token: 't',
  secret: 's',
  state: 'active',
  reason: null,
  askAt: inHours(10),
  tries: 0,
  leaseEndsAt: inHours(20),
  pushedAt: NOW,
  missed: 0,
  ...wanted,
}

function discovered(link: string | null, channel = '') {
  const document = `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>${channel}</channel></rss>`
  const outcome = parseFeed(document, FEED)
  if (outcome.type !== 'feed') throw new Error(outcome.reason)
  const headers: Record<string, string> = link === null ? {} : { link }
  const answer = {
    type: 'fetched',
    url: FEED,
    status: 200,
    headers,
    contentType: null,
    bytes: new Uint8Array(),
  } as const
  return discoverHub({ ...answer, etag: null, lastModified: null, redirects: [] }, outcome.parsed)
}

describe('discoverHub', () => {
  const inDocument =
    '<atom:link rel="hub" href="https://in.example/"/><atom:link rel="self" href="https://news.example/self"/>'
  it.each<[string, string | null, string, ReturnType<typeof discovered>]>([
    ['nothing', null, '', null],
    [
      'a header',
      `<${HUB}>; rel="hub", <https://news.example/self>; rel=self`,
      '',
      { hub: HUB, topic: 'https://news.example/self' },
    ],
    ['a header without self', `<${HUB}>; rel=hub`, '', wanted],
    ['a header with several relations', `<${HUB}>; title="a, b"; rel="alternate hub"`, '', wanted],
    ['a relative header', '</hub>; rel=hub', '', { hub: 'https://news.example/hub', topic: FEED }],
    ['the document', null, inDocument, { hub: 'https://in.example/', topic: 'https://news.example/self' }],
    [
      'the header before the document',
      `<${HUB}>; rel=hub`,
      inDocument,
      { hub: HUB, topic: 'https://news.example/self' },
    ],
    ['another relation', '<https://news.example/>; rel="alternate"', '', null],
    ['nonsense', '<<>>;;rel=,', '', null],
  ])('reads %s', (_what, link, channel, expected) => {
    expect(discovered(link, channel)).toEqual(expected)
  })
})

describe('decideAsk', () => {
  it.each<[string, PushSubscription | null, ReturnType<typeof decideAsk>]>([
    ['asks at first', null, { type: 'ask', isNew: true, askAt: inHours(1) }],
    ['waits while all is well', known, { type: 'wait' }],
    ['renews in time', { ...known, askAt: NOW }, { type: 'ask', isNew: false, askAt: inHours(1) }],
    ['asks again, ever later', { ...known, askAt: NOW, tries: 3 }, { type: 'ask', isNew: false, askAt: inHours(8) }],
    [
      'asks every day or so at the latest',
      { ...known, askAt: NOW, tries: 60 },
      { type: 'ask', isNew: false, askAt: inHours(32) },
    ],
    ['asks another hub', { ...known, hub: 'https://old.example/' }, { type: 'ask', isNew: true, askAt: inHours(1) }],
    [
      'asks for another topic',
      { ...known, topic: 'https://old.example/' },
      { type: 'ask', isNew: true, askAt: inHours(1) },
    ],
  ])('%s', (_what, subscription, expected) => {
    expect(decideAsk(subscription, wanted, NOW)).toEqual(expected)
  })
})

describe('pushingBy', () => {
  it.each<[string, Partial<PushSubscription>, boolean]>([
    ['that brought something', {}, true],
    ['that missed one', { missed: 1 }, true],
    ['that missed two', { missed: 2 }, false],
    ['that never brought anything', { pushedAt: null }, false],
    ['whose lease is over', { leaseEndsAt: NOW }, false],
    ['not verified yet', { state: 'asked' }, false],
    ['that was denied', { state: 'denied' }, false],
  ])('a subscription %s', (_what, of, works) => {
    expect(pushingBy({ ...known, ...of }, NOW).works).toBe(works)
  })

  it('has the feed polled when it is to be renewed', () => {
    expect(pushingBy(known, NOW).pollBy).toEqual(known.askAt)
    expect(pushingBy(null, NOW)).toEqual({ works: false, pollBy: null })
  })
})
