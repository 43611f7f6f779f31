import { readDate } from '@copydesk/feed'
import type { FeedEntry, ParsedFeed } from '@copydesk/news'

/** gofeed's expected parse, of which there are three kinds: universal, and its own for RSS and for Atom. */
export type Expected = Record<string, unknown>
export type Field<Ours> = {
  name: string
  got: (ours: Ours) => unknown
  expected: (theirs: Expected) => unknown
  readings?: Reading[]
}
/** What the expected file says elsewhere, and why that counts. */
type Reading = { reason: string; expected: (theirs: Expected) => unknown }

const text = (value: unknown) => (typeof value === 'string' ? value.trim() || null : null)
const date = (value: unknown) => {
  const read = readDate(text(value))
  return read === null ? null : Date.parse(read)
}
const list = (value: unknown): Expected[] => (Array.isArray(value) ? (value as Expected[]) : [])
const part = (value: unknown): Expected => (typeof value === 'object' && value !== null ? (value as Expected) : {})

/** What markup leaves of a title, by a way of its own: ours are plain text, gofeed's keep their tags. */
const plain = (value: unknown) => {
  const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }
  const bare = text(value)?.replace(/<\/?[a-z][^>]*>/gi, '')
  return text(bare?.replace(/&(lt|gt|amp|quot);/g, (_, name: string) => entities[name] ?? '').replace(/\s+/g, ' '))
}

const linkOf = (theirs: Expected, relation: string) =>
  list(theirs['links']).find((link) => typeof link === 'object' && (link['rel'] ?? 'alternate') === relation)?.['href']

export const FEED_FIELDS: Field<ParsedFeed>[] = [
  { name: 'title', got: ({ feed }) => feed.title, expected: (theirs) => plain(theirs['title']) },
  {
    name: 'link',
    got: ({ feed }) => feed.link,
    expected: (theirs) => text(theirs['link'] ?? theirs['home_page_url'] ?? linkOf(theirs, 'alternate')),
  },
  {
    name: 'description',
    got: ({ feed }) => feed.description,
    expected: (theirs) => plain(theirs['description'] ?? theirs['subtitle']),
  },
  { name: 'language', got: ({ feed }) => feed.language, expected: (theirs) => text(theirs['language']) },
  {
    name: 'updated',
    got: ({ feed }) => date(feed.updated),
    expected: (theirs) =>
      date(
        theirs['updatedParsed'] ??
          theirs['lastBuildDateParsed'] ??
          theirs['updated'] ??
          list(theirs['items'])[0]?.['date_modified'],
      ),
  },
  { name: 'entries', got: ({ entries }) => entries.length, expected: (theirs) => entriesOf(theirs).length },
]

export const ENTRY_FIELDS: Field<FeedEntry>[] = [
  {
    name: 'id',
    got: (entry) => entry.id,
    expected: (theirs) => text(theirs['id'] ?? part(theirs['guid'])['value'] ?? theirs['guid']),
  },
  {
    name: 'url',
    got: (entry) => entry.url,
    expected: (theirs) => text(theirs['link'] ?? theirs['url'] ?? linkOf(theirs, 'alternate') ?? permalink(theirs)),
  },
  { name: 'title', got: (entry) => entry.title, expected: (theirs) => plain(theirs['title']) },
  {
    name: 'summary',
    got: (entry) => entry.summary,
    expected: (theirs) => text(theirs['description'] ?? theirs['summary']),
  },
  {
    name: 'content',
    got: (entry) => entry.content,
    expected: (theirs) =>
      text(part(theirs['content'])['value'] ?? theirs['content'] ?? theirs['content_html'] ?? theirs['content_text']),
  },
  {
    name: 'authors',
    got: (entry) => entry.authors,
    expected: (theirs) => authors(theirs),
    readings: [
      {
        reason: 'RFC 4287, 4.1.2: an entry without authors has those of its source, which the file lists there',
        expected: (theirs) => authors(part(theirs['source'])),
      },
      {
        reason: 'Dublin Core, 1.1: an element may be repeated; the file lists all creators beside the first',
        expected: (theirs) => named(part(theirs['dcExt'])['creator']),
      },
      {
        reason: 'names are plain text, like titles; the file keeps their markup',
        expected: (theirs) => authors(theirs).map(plain),
      },
    ],
  },
  {
    name: 'publishedAt',
    got: (entry) => date(entry.publishedAt),
    expected: (theirs) =>
      date(theirs['publishedParsed'] ?? theirs['pubDateParsed'] ?? theirs['published'] ?? theirs['date_published']),
  },
  {
    name: 'updatedAt',
    got: (entry) => date(entry.updatedAt),
    expected: (theirs) => date(theirs['updatedParsed'] ?? theirs['updated'] ?? theirs['date_modified']),
  },
  {
    name: 'categories',
    got: (entry) => entry.categories,
    expected: (theirs) => categories(theirs),
    readings: [
      {
        reason:
          'Dublin Core, 1.1: dc:subject is what an entry is about in any format; the file lists it as an extension',
        expected: (theirs) => extension(theirs, 'dc', 'subject').map(({ value }) => text(value)),
      },
    ],
  },
  {
    name: 'enclosures',
    got: (entry) => entry.enclosures,
    expected: (theirs) => enclosures(theirs),
    readings: [
      {
        reason: 'Media RSS, 1.5.1: media:content carries more than an enclosure can; the file lists it as an extension',
        expected: (theirs) => [
          ...enclosures(theirs),
          ...extension(theirs, 'media', 'content').flatMap(({ attrs }) => enclosures({ enclosures: [attrs] })),
        ],
      },
    ],
  },
]

/** Its Atom parse lacks the rule of its universal one: an entry without a date of publication has that of its update. */
export const entriesOf = (theirs: Expected): Expected[] =>
  theirs['entries'] === undefined
    ? list(theirs['items'])
    : list(theirs['entries']).map((entry) => ({ publishedParsed: entry['updatedParsed'], ...entry }))

/** An RSS guid is an address unless it says otherwise: gofeed leaves that to its callers. */
const permalink = (theirs: Expected) => {
  const value = text(part(theirs['guid'])['value'])
  return part(theirs['guid'])['isPermalink'] !== 'false' && value?.startsWith('http') ? value : null
}
const authors = (theirs: Expected) =>
  named(
    theirs['authors'] ?? theirs['author'] ?? part(theirs['itunesExt'])['author'] ?? part(theirs['dcExt'])['creator'],
  )
const named = (people: unknown) =>
  (Array.isArray(people) ? people : [people])
    .map((person) => text(typeof person === 'string' ? person : (part(person)['name'] ?? part(person)['email'])))
    .filter((name) => name !== null)
const extension = (theirs: Expected, prefix: string, name: string) =>
  list(part(part(theirs['extensions'])[prefix])[name])
const categories = (theirs: Expected) =>
  list(theirs['categories'] ?? theirs['tags'] ?? part(theirs['dcExt'])['subject'])
    .map((category) =>
      plain(typeof category === 'string' ? category : (category['label'] ?? category['value'] ?? category['term'])),
    )
    .filter((category) => category !== null)
const enclosures = (theirs: Expected) =>
  list(theirs['enclosures'] ?? theirs['attachments'])
    .concat(list(theirs['links']).filter((link) => link['rel'] === 'enclosure'))
    .map((enclosure) => ({
      url: enclosure['url'] ?? enclosure['href'],
      type: text(enclosure['type'] ?? enclosure['mime_type']),
      length: Number(enclosure['length'] ?? enclosure['size_in_bytes'] ?? Number.NaN) || null,
    }))
