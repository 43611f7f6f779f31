import type { Version } from './article.ts'
import type { House } from './houses.ts'

/** What an outlet does to another's story before printing it. */
export type Treatment = {
  name: string
  relation: 'original' | 'reprint' | 'edited reprint' | 'excerpt' | 'revision'
  /** Share of the paragraphs that are kept, from the top. */
  keep: number
  /** Paragraphs of its own, put beneath. */
  added: number
  headline: 'kept' | 'own'
  /** The agency's name in the text: kept, or the outlet's put in its place. */
  agencyName: 'kept' | 'replaced'
  dateline: 'kept' | 'stripped'
  creditLine: 'kept' | 'stripped'
  byline: 'agency' | 'reporter and agency' | 'none' | 'staff'
  /** Tags of the agency's system shown to the reader as text. */
  literalMarkup: boolean
}

const whole: Treatment = {
  name: 'whole',
  relation: 'reprint',
  keep: 1,
  added: 0,
  headline: 'kept',
  agencyName: 'kept',
  dateline: 'kept',
  creditLine: 'kept',
  byline: 'reporter and agency',
  literalMarkup: false,
}

/** As the author publishes it. */
export const asWritten: Treatment = { ...whole, name: 'as written', relation: 'original', byline: 'agency' }

/** The ways of reprinting, as often as they stand here. */
export const treatments: Treatment[] = [
  whole,
  { ...whole, name: 'cut', relation: 'excerpt', keep: 0.45, byline: 'agency' },
  { ...whole, name: 'paragraphs added', relation: 'edited reprint', added: 2, creditLine: 'stripped' },
  { ...whole, name: 're-headlined', headline: 'own', creditLine: 'stripped', byline: 'agency' },
  { ...whole, name: 'whole, dateline only', creditLine: 'stripped', byline: 'none' },
  {
    ...whole,
    name: 'agency name replaced',
    headline: 'own',
    agencyName: 'replaced',
    dateline: 'stripped',
    creditLine: 'stripped',
    byline: 'staff',
  },
  { ...whole, name: 'credit line only', dateline: 'stripped', byline: 'none' },
  { ...whole, name: 'literal markup', literalMarkup: true },
  { ...whole, name: 'stripped of credit', dateline: 'stripped', creditLine: 'stripped', byline: 'none' },
  {
    ...whole,
    name: 'cut, paragraphs added',
    relation: 'edited reprint',
    keep: 0.75,
    added: 1,
    headline: 'own',
    byline: 'agency',
  },
  { ...whole, name: 'whole, byline only', dateline: 'stripped', creditLine: 'stripped', byline: 'agency' },
  { ...whole, name: 'whole, again', byline: 'agency' },
]

/** The text of a page: what the treatment leaves of a version and what the outlet adds. */
export function treat(
  version: Version,
  how: Treatment,
  author: House,
  outlet: House,
  place: string,
  day: string,
  added: string[],
): string[] {
  const kept = version.paragraphs.slice(0, Math.max(2, Math.ceil(version.paragraphs.length * how.keep)))
  const paragraphs =
    how.agencyName === 'replaced' ? kept.map((text) => text.replaceAll(author.name, outlet.name)) : [...kept]
  if (how.dateline === 'kept') paragraphs[0] = `${dateline(author, place, day, outlet)}${paragraphs[0]}`
  if (how.literalMarkup) paragraphs.splice(1, paragraphs.length - 1, ...paragraphs.slice(1).map(withMarkup))
  if (version.notice) paragraphs.push(version.notice)
  return [...paragraphs, ...added]
}

const withMarkup = (text: string, at: number) =>
  at % 2 === 0 ? `<p>${text}</p>` : `${text.replaceAll(' — ', '&nbsp;&mdash; ')}<br /><!-- pagebreak -->`

/** The dateline as the author writes it; outlets write theirs without a source. */
function dateline(author: House, place: string, day: string, outlet: House): string {
  if (!author.agency) return outlet.short === author.short ? `${place.toUpperCase()} — ` : ''
  if (author.short === 'NW') return `${place.toUpperCase()}, ${day} (${author.name}) - `
  const source = outlet.straightQuotes ? author.name : author.short
  return `${place.toUpperCase()} (${source}) — `
}

/** The last line of an agency story. */
export function creditLine(author: House, reporter: string, editor: string, year: number): string[] {
  if (!author.agency) return []
  if (author.short === 'NW')
    return [`(Reporting by ${reporter}; Editing by ${editor})`, `© ${year} Northwire. All rights reserved.`]
  return [
    `Copyright ${year} ${author.name}. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.`,
  ]
}
