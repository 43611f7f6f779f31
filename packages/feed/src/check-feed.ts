import type { FeedEntry, ParsedFeed } from '@copydesk/news'
import type { FeedDraft } from './draft.ts'
import { finishFeed } from './finish.ts'
import { headerLinks } from './header-links.ts'
import { readFeed } from './parse-feed.ts'

/** How its host answered: where it was asked for, where redirects lead for good, and its headers, in lower case. */
export type FeedAnswer = { asked: string; movedTo: string | null; headers: Record<string, string> }

/** How a feed came: its text, decoded, the charset it was decoded by, and the one that its HTTP header named. */
export type ArrivedFeed = {
  text: string
  url: string | null
  charset: string
  headerCharset: string | null
  answer: FeedAnswer | null
}

/** What one check found. "wrong" is the publisher's to mend, and may cost entries; "note" is good to know. */
export type Finding = { check: string; level: 'good' | 'note' | 'wrong'; says: string }

export type FeedCheck =
  | { type: 'feed'; parsed: ParsedFeed; newest: string | null; findings: Finding[] }
  | { type: 'rejected'; reason: string }

type Subject = ArrivedFeed & {
  draft: FeedDraft
  parsed: ParsedFeed
  warnings: string[]
  newest: string | null
  now: Date
}

/** Reads a feed as parseFeed does, and says of each thing that matters to a reader of it how it is, in a sentence. */
export function checkFeed(arrived: ArrivedFeed, now: Date): FeedCheck {
  const read = readFeed(arrived.text)
  if ('reason' in read) return { type: 'rejected', reason: read.reason }
  const parsed = finishFeed(read.draft, arrived.url)
  const newest = newestOf(parsed.entries)
  const subject = { ...arrived, draft: read.draft, parsed, warnings: read.warnings, newest, now }
  const findings = CHECKS.flatMap(({ check, finds }) =>
    finds(subject).map((found): Finding => ({ check, level: found[0], says: found[1] })),
  )
  return { type: 'feed', parsed, newest, findings }
}

type Found = [level: Finding['level'], says: string]

const CHECKS: { check: string; finds: (subject: Subject) => Found[] }[] = [
  { check: 'format', finds: ({ parsed }) => [['good', `It is ${FORMATS[parsed.feed.format]}.`]] },
  { check: 'entries', finds: entriesFound },
  { check: 'mended', finds: ({ warnings }) => warnings.map((warning): Found => ['wrong', sentence(warning)]) },
  { check: 'newest', finds: newestFound },
  {
    check: 'dates',
    finds: ({ parsed }) => some(parsed.entries, isUndated, 'wrong', 'no date that can be read'),
  },
  { check: 'guids', finds: guidsFound },
  {
    check: 'links',
    finds: ({ parsed }) => some(parsed.entries, ({ url }) => !url, 'wrong', 'no link to a page'),
  },
  {
    check: 'relative links',
    finds: ({ draft }) =>
      some(draft.entries, ({ urls }) => isRelative(urls.find(Boolean)), 'note', 'a link that is not whole'),
  },
  { check: 'repeated links', finds: ({ parsed }) => repeated(parsed.entries, ({ url }) => url, 'link') },
  {
    check: 'titles',
    finds: ({ parsed }) =>
      parsed.feed.format === 'sitemap' ? [] : some(parsed.entries, ({ title }) => !title, 'note', 'no title'),
  },
  { check: 'address', finds: addressFound },
  { check: 'content type', finds: contentTypeFound },
  { check: 'caching', finds: cachingFound },
  { check: 'charset', finds: charsetFound },
  { check: 'self', finds: selfFound },
  { check: 'hub', finds: hubFound },
  { check: 'schedule', finds: scheduleFound },
]

const FORMATS: Record<ParsedFeed['feed']['format'], string> = {
  rss: 'RSS',
  atom: 'Atom',
  rdf: 'RSS 1.0 (RDF)',
  json: 'JSON Feed',
  sitemap: 'a sitemap',
}

const momentOf = (entry: FeedEntry) => entry.publishedAt ?? entry.updatedAt
const isUndated = (entry: FeedEntry) => momentOf(entry) === null
const isRelative = (url: string | null | undefined) => Boolean(url) && !/^[a-z][a-z0-9+.-]*:/i.test(url?.trim() ?? '')
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
const counted = (count: number, of: 'entry' | 'sitemap') =>
  `${count} ${count === 1 ? of : { entry: 'entries', sitemap: 'sitemaps' }[of]}`

/** The latest moment of all entries; entries are not always in their order. */
const newestOf = (entries: FeedEntry[]): string | null =>
  entries
    .map(momentOf)
    .filter((moment) => moment !== null)
    .reduce<string | null>((a, b) => (a !== null && Date.parse(a) >= Date.parse(b) ? a : b), null)

function some<T>(all: T[], is: (one: T) => boolean, level: Finding['level'], what: string): Found[] {
  const count = all.filter(is).length
  return count === 0
    ? []
    : [[level, `${count} of ${counted(all.length, 'entry')} ${count === 1 ? 'has' : 'have'} ${what}.`]]
}

function repeated(entries: FeedEntry[], of: (entry: FeedEntry) => string | null, what: string): Found[] {
  const values = entries.map(of).filter((value) => value !== null)
  const count = values.length - new Set(values).size
  return count === 0
    ? []
    : [['wrong', `${counted(count, 'entry')} ${count === 1 ? 'has' : 'have'} the ${what} of another.`]]
}

function entriesFound({ parsed: { entries, sitemaps } }: Subject): Found[] {
  if (sitemaps.length > 0) return [['good', `It is an index of ${counted(sitemaps.length, 'sitemap')}.`]]
  return entries.length === 0 ? [] : [['good', `It has ${counted(entries.length, 'entry')}.`]]
}

const DAY_MS = 24 * 3600 * 1000
const QUIET_DAYS = 30

function newestFound({ newest, now }: Subject): Found[] {
  if (newest === null) return []
  const days = Math.floor((now.getTime() - Date.parse(newest)) / DAY_MS)
  const says = `The newest entry is of ${newest}`
  if (days < -1) return [['wrong', `${says}, which is yet to come.`]]
  return days > QUIET_DAYS ? [['wrong', `${says}, ${days} days ago: it seems asleep.`]] : [['good', `${says}.`]]
}

/** RSS 1.0 and sitemaps have no ids but their addresses. */
function guidsFound({ parsed: { feed, entries } }: Subject): Found[] {
  if (feed.format === 'rdf' || feed.format === 'sitemap') return []
  const missing = some(entries, ({ id }) => id === null, 'wrong', 'no guid: a changed link makes it new')
  return [...missing, ...repeated(entries, ({ id }) => id, 'guid')]
}

const DECLARED = /^[\s\uFEFF]*<\?xml\s[^<>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']/i

function charsetFound({ text, charset, headerCharset }: Subject): Found[] {
  const declarations: [by: string, name: string | null][] = [
    ['header', headerCharset],
    ['XML declaration', DECLARED.exec(text.slice(0, 1024))?.[1] ?? null],
  ]
  const lies = declarations.filter(([, name]) => name !== null && !isSame(name, charset))
  return lies.map(([by, name]) => ['wrong', `Its ${by} says ${name}, but it is ${charset}.`])
}

function isSame(name: string, charset: string): boolean {
  try {
    return new TextDecoder(name).encoding === new TextDecoder(charset).encoding
  } catch {
    return false
  }
}

function addressFound({ url, answer }: Subject): Found[] {
  if (!answer || !url || url === answer.asked) return []
  return answer.movedTo
    ? [['wrong', `It has moved for good, to ${answer.movedTo}: subscribe to that.`]]
    : [['note', `It is read at ${url}, where its address leads for now.`]]
}

/** What feeds are served as: XML of any kind, JSON, or bytes (RFC 7303; https://www.jsonfeed.org/version/1.1/#mime-type). */
const FEED_TYPE =
  /^(?:text\/xml|application\/(?:[\w.+-]*[+])?xml|application\/(?:[\w.+-]*[+])?json|application\/(?:x-)?gzip|application\/octet-stream)\s*(?:;|$)/i

function contentTypeFound({ answer }: Subject): Found[] {
  const type = answer?.headers['content-type']?.trim()
  if (!answer || (type && FEED_TYPE.test(type))) return []
  return [['note', type ? `Its header says ${type}, which no feed is.` : 'Its header does not say what it is.']]
}

function cachingFound({ answer }: Subject): Found[] {
  if (!answer || answer.headers['etag'] || answer.headers['last-modified']) return []
  return [['note', 'It has no ETag and no Last-Modified: it is sent whole each time, also where nothing changed.']]
}

function selfFound({ parsed: { feed }, url }: Subject): Found[] {
  if (!feed.self || !url || feed.self === url) return []
  return [['note', `It calls itself ${feed.self}, but was read at ${url}.`]]
}

function hubFound({ parsed: { schedule }, answer, url }: Subject): Found[] {
  const links = headerLinks(answer?.headers['link'] ?? '', url ?? '')
  const hub = links.find(({ rel }) => rel === 'hub')?.url ?? schedule.hubs[0]
  return [['note', hub ? `Its hub ${hub} can push what is new (WebSub).` : 'It names no hub: it has to be polled.']]
}

function scheduleFound({ parsed: { schedule } }: Subject): Found[] {
  const { ttlMinutes, updateMinutes, skipHours, skipDays } = schedule
  return [
    ...(ttlMinutes === null ? [] : [note(`It asks to be read every ${ttlMinutes} minutes at most (ttl).`)]),
    ...(updateMinutes === null ? [] : [note(`It says it is updated every ${updateMinutes} minutes.`)]),
    ...(skipHours.length === 0 ? [] : [note(`It asks not to be read at these hours, GMT: ${skipHours.join(', ')}.`)]),
    ...(skipDays.length === 0
      ? []
      : [note(`It asks not to be read on ${skipDays.map((day) => DAYS[day]).join(', ')}.`)]),
  ]
}

const DAYS = ['Sundays', 'Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays']
const note = (says: string): Found => ['note', says]
