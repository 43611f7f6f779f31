import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnnouncedEntry, KnownEntry, Recognition } from '@copydesk/store'
import { recogniseEntries } from './recognise-entries.ts'

const AT = 'https://news.example'
const hour = (n: number) => new Date(Date.UTC(2026, 2, 10, n))
/** `stamp`: the time of update that the feed gives. */
type Told = { guid?: string | null; link: string; title?: string | null; time?: Date | null; stamp?: string }

const told = ({ guid = null, link, title = null, time = null, stamp = '' }: Told): AnnouncedEntry => ({
  canonicalUrl: AT + link,
  outlet: 'news.example',
  guid,
  title,
  publishedAt: time,
  announced: `${title}\n${stamp}`,
})

/** A document with so many entries, each with everything a feed can say of it. */
const documentOf = (count: number, change: (entry: Told, at: number) => Told = (entry) => entry) =>
  Array.from({ length: count }, (_, at) =>
    told(change({ guid: `g${at}`, link: `/story/${at}`, title: `Story number ${at}`, time: hour(at % 24) }, at)),
  )

/** What is remembered of entries that were recognised so. */
const remembered = ({ entries }: Recognition): KnownEntry[] =>
  entries.map(({ is: _is, outlet: _outlet, ...known }) => known)

/** Documents polled one after the other; gives how the last was recognised. */
function poll(...documents: AnnouncedEntry[][]): Recognition & { news: number; updates: number; same: boolean } {
  let known: KnownEntry[] = []
  let fresh: string[] = []
  let last: Recognition = { entries: [], freshParameters: [], remarks: [] }
  for (const document of documents) {
    last = recogniseEntries(known, document, fresh)
    const byId = new Map([...known, ...remembered(last)].map((entry) => [entry.id, entry]))
    known = [...byId.values()].toReversed()
    fresh = last.freshParameters
  }
  const count = (is: string) => last.entries.filter((entry) => entry.is === is).length
  const [first] = documents
  return { ...last, news: count('new'), updates: count('updated'), same: known.length === first?.length }
}

describe('an entry is recognised when there changes', () => {
  const first = documentOf(4)
  it.each([
    ['nothing', documentOf(4), 0],
    ['its guid', documentOf(4, (entry, at) => (at === 1 ? { ...entry, guid: 'other' } : entry)), 0],
    ['its link', documentOf(4, (entry, at) => (at === 1 ? { ...entry, link: '/elsewhere' } : entry)), 0],
    ['its title', documentOf(4, (entry, at) => (at === 1 ? { ...entry, title: 'Corrected' } : entry)), 1],
    ['its time of update', documentOf(4, (entry, at) => (at === 1 ? { ...entry, stamp: 'now' } : entry)), 1],
    ['its time', documentOf(4, (entry, at) => (at === 1 ? { ...entry, time: hour(23) } : entry)), 0],
    ['every guid', documentOf(4, (entry, at) => ({ ...entry, guid: `new${at}` })), 0],
    ['every link', documentOf(4, (entry, at) => ({ ...entry, link: `/moved/${at}` })), 0],
    ['every guid and every link', documentOf(4, (e, at) => ({ ...e, guid: `new${at}`, link: `/moved/${at}` })), 0],
    ['every link and every time', documentOf(4, (e, at) => ({ ...e, link: `/moved/${at}`, time: hour(at + 9) })), 0],
    ['the order', documentOf(4).toReversed(), 0],
    ['every time of update at once', documentOf(4, (entry) => ({ ...entry, stamp: 'now' })), 0],
  ])('%s', (_what, second, updates) => {
    expect(poll(first, second)).toMatchObject({ news: 0, updates, same: true })
  })

  it.each<[string, AnnouncedEntry[], number]>([
    ['every time of update but one', documentOf(8, (entry, at) => (at === 0 ? entry : { ...entry, stamp: 'now' })), 0],
    [
      'every time of update, and one title',
      documentOf(8, (entry, at) => ({ ...entry, stamp: 'now', ...(at === 3 ? { title: 'Corrected' } : {}) })),
      1,
    ],
    ['two times of update', documentOf(8, (entry, at) => (at > 1 ? entry : { ...entry, stamp: 'now' })), 2],
    ['half the times of update', documentOf(8, (entry, at) => (at % 2 ? entry : { ...entry, stamp: 'now' })), 4],
  ])('in %s, of eight', (_what, second, updates) => {
    expect(poll(documentOf(8), second)).toMatchObject({ news: 0, updates, same: true })
  })

  it.each([
    ['with guids', {}],
    ['without guids', { guid: null }],
    ['without guids and times', { guid: null, time: null }],
  ])('the token in every link, %s', (_what, less) => {
    const withTokens = (round: number) =>
      documentOf(6, (entry, at) => ({ ...entry, ...less, link: `${entry.link}?id=${at}&token=${round}x${at}` }))
    const rounds = poll(withTokens(1), withTokens(2), withTokens(3), withTokens(4))
    expect(rounds).toMatchObject({ news: 0, updates: 0, same: true, freshParameters: ['token'] })
  })

  it('the token in every link that is its guid too', () => {
    const withTokens = (round: number) =>
      documentOf(6, (entry, at) => {
        const link = `${entry.link}?token=${round}x${at}`
        return { ...entry, link, guid: AT + link }
      })
    expect(poll(withTokens(1), withTokens(2), withTokens(3))).toMatchObject({ news: 0, same: true })
  })

  it.each([
    ['/001', '/001/'],
    ['/001/', '/001.html'],
    ['/001', '/001/index.html'],
  ])('its link from %s to %s, without guid or time', (one, other) => {
    const second = poll([told({ link: one, title: 'A bridge' })], [told({ link: other, title: 'A bridge' })])
    expect(second).toMatchObject({ news: 0, same: true })
  })

  it('its link between /001 and /001.html in one document', () => {
    const document = ['/001', '/001/', '/001.html'].map((link) => told({ link, title: 'A bridge' }))
    expect(poll(document).news).toBe(1)
  })
})

describe('a link that led nowhere', () => {
  const before = (link: string): KnownEntry[] =>
    remembered(recogniseEntries([], [told({ guid: 'g', link, title: 'A bridge', time: hour(1) })], [])).map(
      (entry) => ({
        ...entry,
        deadLink: AT + link,
      }),
    )
  const now = (link: string) => [told({ guid: 'g', link, title: 'A bridge', time: hour(1) })]

  it.each([
    ['/brigde', '/bridge'],
    ['/s?id=1', '/s?id=12'],
    ['/bridge', '/bridge.html'],
  ])('and is corrected from %s to %s is another page', (wrong, right) => {
    const [known] = before(wrong)
    const { entries, remarks } = recogniseEntries(before(wrong), now(right), [])
    expect(entries).toMatchObject([{ canonicalUrl: AT + right, is: 'new', replaces: known?.id }])
    expect(entries[0]?.id).not.toBe(known?.id)
    expect(remarks).toEqual(['links that led nowhere were given anew: 1'])
  })

  it('and differs in its token alone is the same one', () => {
    expect(recogniseEntries(before('/s?token=1'), now('/s?token=2'), ['token']).entries).toMatchObject([
      { is: 'known' },
    ])
  })

  it('and did not change is not fetched again', () => {
    expect(recogniseEntries(before('/bridge'), now('/bridge'), []).entries).toMatchObject([{ is: 'known' }])
  })
})

describe('entries stay two when', () => {
  it.each<[string, Told[], Told[]]>([
    ['the guid is constant', [{ guid: '1', link: '/a', title: 'One' }], [{ guid: '1', link: '/b', title: 'Two' }]],
    [
      'guids count places',
      [0, 1, 2].map((at) => ({ guid: `item-${at}`, link: `/a/${at}`, title: `Old ${at}`, time: hour(at) })),
      [0, 1, 2].map((at) => ({ guid: `item-${at}`, link: `/b/${at}`, title: `New ${at}`, time: hour(9 + at) })),
    ],
    [
      'guids count places, and dates tell the day alone',
      [{ guid: 'item-0', link: '/a/0', title: 'Old', time: hour(0) }],
      [{ guid: 'item-0', link: '/b/0', title: 'New', time: hour(0) }],
    ],
    [
      'guid and title are those of a column, at another time',
      [{ guid: 'weather', link: '/weather/1', title: 'Weather', time: hour(1) }],
      [{ guid: 'weather', link: '/weather/2', title: 'Weather', time: hour(2) }],
    ],
    [
      'a column has one title every day',
      ['Crossword', 'Weather', 'Sudoku'].map((title, at) => ({ link: `/daily?id=${at}`, title, time: hour(1) })),
      ['Crossword', 'Weather', 'Sudoku'].map((title, at) => ({ link: `/daily?id=${at + 9}`, title, time: hour(2) })),
    ],
    [
      'everything has one title and one time',
      [0, 1].map((at) => ({ link: `/a/${at}`, title: 'A report', time: hour(1) })),
      [2, 3].map((at) => ({ link: `/a/${at}`, title: 'A report', time: hour(1) })),
    ],
    ['a parameter names the page', [{ link: '/s?id=1', title: 'One' }], [{ link: '/s?id=2', title: 'Two' }]],
    ['/a and /a.html are told apart', [{ link: '/a', title: 'One' }], [{ link: '/a.html', title: 'Two' }]],
  ])('%s', (_what, first, second) => {
    expect(poll(first.map(told), second.map(told)).news).toBe(second.length)
  })

  it('what was taken for a token turns out to name pages', () => {
    const document = ['One', 'Two'].map((title, at) => told({ link: `/s?key=${at}`, title }))
    expect(recogniseEntries([], document, ['key'])).toMatchObject({
      freshParameters: [],
      remarks: ['its links are told apart by key, which is counted again'],
    })
  })
})

describe('what a feed does to all its entries', () => {
  it.each([
    ['its guids', (entry: Told, at: number) => ({ ...entry, guid: `new${at}` }), /^5 entries were given other guids/],
    [
      'its links',
      (entry: Told, at: number) => ({ ...entry, link: `/moved/${at}` }),
      /^5 entries were given other links/,
    ],
    ['its times', (entry: Told) => ({ ...entry, stamp: 'now' }), /^all 5 entries known have a new time of update/],
    [
      'most of its times',
      (entry: Told, at: number) => (at === 0 ? entry : { ...entry, stamp: 'now' }),
      /^most of the 5 entries known have a new time of update/,
    ],
  ])('is said of %s', (_what, change, remark) => {
    expect(poll(documentOf(5), documentOf(5, change)).remarks).toEqual([expect.stringMatching(remark)])
    expect(poll(documentOf(5), documentOf(5)).remarks).toEqual([])
  })
})

const entryOf = fc.record({
  guid: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: null }),
  link: fc.constantFrom('/1', '/1/', '/2', '/2.html', '/3?id=1', '/3?id=2'),
  title: fc.option(fc.constantFrom('One', 'Two', 'Three'), { nil: null }),
  time: fc.option(fc.integer({ min: 0, max: 3 }).map(hour), { nil: null }),
})
const anyDocument = fc.array(entryOf.map(told), { maxLength: 12 })

describe('whatever a feed announces', () => {
  it('a document announced again has nothing new and nothing updated', () => {
    fc.assert(
      fc.property(anyDocument, fc.integer(), (document, turn) => {
        const again = document.length > 0 ? document.map((_, at) => document.at((at + turn) % document.length)) : []
        const turned = again.filter((entry) => entry !== undefined)
        // One page listed twice is kept as it is listed first: in the order it came in, then.
        const second = poll(
          document,
          new Set(document.map(({ canonicalUrl }) => canonicalUrl)).size === document.length ? turned : document,
        )
        expect([second.news, second.updates]).toEqual([0, 0])
      }),
      { seed: 11, numRuns: 2000 },
    )
  })

  it('no two entries are recognised as one, and none is lost but a second listing of a page', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (first, second) => {
        const known = remembered(recogniseEntries([], first, []))
        const { entries } = recogniseEntries(known, second, [])
        expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
        const pages = new Set(second.map(({ canonicalUrl }) => canonicalUrl.replace(/\/$|\.html$/, '')))
        expect(entries.length).toBeGreaterThanOrEqual(pages.size)
      }),
      { seed: 12, numRuns: 2000 },
    )
  })

  it('pages with names of their own are never one', () => {
    const page = fc.record({ at: fc.nat(500) })
    fc.assert(
      fc.property(fc.uniqueArray(page, { selector: ({ at }) => at, maxLength: 40 }), fc.nat(40), (pages, cut) => {
        const all = pages.map(({ at }) =>
          told({ guid: `g${at}`, link: `/p/${at}`, title: `Title ${at}`, time: hour(1) }),
        )
        expect(poll(all.slice(0, cut), all.slice(cut)).news).toBe(all.slice(cut).length)
      }),
      { seed: 13, numRuns: 300 },
    )
  })
})
