import { casting } from '../cast.ts'
import { creditLine } from '../treatment.ts'
import { otherMarks } from './copy-editing.ts'
import { furnitureOf, labels, linkList } from './furniture.ts'
import type { Draft, ScrapedPage } from './scraped-page.ts'

const MINUTE_MS = 60_000

/** What stands on other pages of the day, for link lists and teasers. */
export type Elsewhere = { headline: string; lede: string }

/** A draft as its outlet prints it and a scraper reads it: furniture above, within and below, captions, labels, links. */
export function laidOut(draft: Draft, id: string, elsewhere: Elsewhere[], startsAt: Date): ScrapedPage {
  const { house, headline, byline, random: from } = draft
  const furniture = furnitureOf(house)
  const seen = new Date(startsAt.getTime() + draft.minute * MINUTE_MS)
  const caption = captionFor(draft)
  const links = from.sample(elsewhere, from.whole(2, 7)).map((other) => other.headline)
  const world = from.chance(0.25) ? [furniture.world] : []
  const lines = [
    ...(from.chance(0.6) ? [...world, ...furniture.above] : []),
    ...(from.chance(0.2) ? linkList(links.slice(0, 3), from) : []),
    headline,
    ...(from.chance(0.15) ? [headline] : []),
    ...(byline ? [byline] : []),
    `${from.pick(['Published', 'Updated', 'Posted'])} ${seen.toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })}`,
    ...labels(from.whole(0, 4), from),
    ...(from.chance(0.5) ? [caption, ...(from.chance(0.3) ? [caption] : [])] : []),
    ...withInterruptions(draft, links, elsewhere),
    ...labels(from.whole(0, 2), from),
    ...(from.chance(0.6) ? linkList(links, from) : []),
    ...(from.chance(0.7) ? furniture.below : furniture.below.slice(0, 1)),
  ]
  const text = lines.join(from.pick(['\n', '\n\n']))
  const told = from.chance(0.5)
  return {
    id,
    text: house.straightQuotes || from.chance(0.4) ? otherMarks(text) : text,
    title: from.chance(0.5) ? headline : null,
    url: `https://${house.host}/${id}`,
    publisher: house.name,
    publishedAt: told ? seen.toISOString() : null,
    seenAt: new Date(seen.getTime() + from.whole(1, 200) * MINUTE_MS).toISOString(),
    byline: [],
    article: draft.article,
    origin: draft.origin,
    phenomena: [draft.phenomenon],
  }
}

function captionFor({ random: from, house, headline }: Draft): string {
  const make = casting(from.fork('caption'))
  const by = make.person(null)
  const credit = from.pick([`(Photo: ${by.first} ${by.last}/MNA)`, `${by.first} ${by.last} / Northwire`, house.name])
  const seen = from.pick([
    'People walk past',
    'A general view of',
    'Workers stand near',
    'Officers guard',
    'File photo shows',
  ])
  const what = headline.split(' ').slice(-4).join(' ')
  return `${seen} the scene on Tuesday, the day of “${what}”, in a picture taken ${from.pick(['from a bridge', 'at dusk', 'by a reader', 'from the air'])}. ${credit}`
}

/** Links, advertisements and teasers between the paragraphs of the text. */
function withInterruptions(draft: Draft, links: string[], elsewhere: Elsewhere[]): string[] {
  const { random: from } = draft
  const lines: string[] = []
  for (const paragraph of draft.paragraphs) {
    lines.push(paragraph)
    if (from.chance(0.08)) lines.push(`${from.pick(['Related', 'Read more', 'See also'])}: ${links[0] ?? ''}`)
    if (from.chance(0.06)) lines.push('Advertisement')
    const other = from.pick(elsewhere)
    if (from.chance(0.04)) lines.push(other.headline, `${other.lede.split(' ').slice(0, 14).join(' ')}...`)
  }
  return lines
}

/** Dateline, credit line and byline as an outlet keeps or drops them. */
export function credited(paragraphs: string[], author: Draft['house'], place: string, from: Draft['random']): string[] {
  const [lede = '', ...rest] = paragraphs
  const dateline = from.chance(0.6)
    ? `${place.toUpperCase()} (${author.short}) — `
    : from.chance(0.5)
      ? `${place} — `
      : ''
  const reporter = casting(from.fork('credit')).person(null)
  const credit = from.chance(0.3) ? creditLine(author, `${reporter.first} ${reporter.last}`, 'Ada Voss', 2026) : []
  return [dateline + lede, ...rest, ...credit]
}
