import { agenciesIn, agencyNamed, isOutlet } from './agencies.ts'
import { monthStarts } from '@copydesk/news'
import { BY_WORDS } from './byline-words.ts'
import type { Line } from './lines.ts'
import type { WireMark } from './mark.ts'
import { isCaption, isPhotoCredit, namesPicture } from './photo.ts'
import { placeStyle } from './places.ts'

const HEAD_LINES = 30
const MAX_LENGTH = 170
/** What may stand before "by" in a byline: what it is, that and when it was published, or something set apart. Within a sentence "by" tells who did what. */
const PUBLISHING = [
  'analysis|opinion|commentary|comment|column|review|essay|perspective|interview|exclusive',
  'published|posted|updated|modified|created|last|first|on|at|written|words|story|report(?:ed)?|news|article|submitted|filed|authored|compiled',
  'am|pm|a\\.m|p\\.m|[ecmp][ds]?t|gmt|utc|bst|ist|hours?|hrs?|minutes?|mins?|days?|ago',
  `(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|(?:${monthStarts(['en']).join('|')})[a-z]{0,6}`,
].join('|')
const BY = new RegExp(
  `^(?:(?:[^\\p{L}\\n]{0,24}(?:${PUBLISHING})(?!\\p{L})){0,12}[^\\p{L}\\n]{0,24}|.{0,60}?[|•·—–]\\s?)by:?\\s+(?=\\p{L})`,
  'iu',
)
/** Only at a line's start, and before an agency. */
const BY_ELSEWHERE = new RegExp(`^(?:${BY_WORDS}|da|do|de|dalla)\\s+(?=\\p{L})`, 'iu')
const ROLE =
  /^(?:\s+(?:[\p{Lu}][\p{L}]+\s+){0,3}(?:writers?|staff|correspondent|reporters?|editors?(?:-at-large)?|business|national|sports|medical|science|health|politics|money|travel|style|journalist|columnist|bureau chief)\b.*)?$/iu
const DATE_TAIL = new RegExp(
  `(?:\\s*[|•·]|\\s+(?:published|updated|posted|on)\\b|(?:^|\\s)(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b|(?:^|\\s)(?:${monthStarts(['en']).join('|')})[a-z]*\\.? \\d).*$`,
  'iu',
)
const COPYRIGHT = /^(?:©|\(c\)|copyright\b)/iu
const NAME = /^\p{Lu}[\p{L}\p{M}.'’-]*$/u
const CAPITALS = /^\p{Lu}[\p{Lu}.'’-]*$/u
const JOINS = new Set(['and', '&', 'AND', 'de', 'van', 'von', 'der', 'bin', 'al', 'la', 'del'])
const MAX_NAME_WORDS = 24

/** Bylines that name an agency: in the page's own byline field, and in the lines above and around the text's start. */
export function findBylines(lines: Line[], byline: string[], publisher: string | null): WireMark[] {
  const marks: WireMark[] = []
  for (const name of byline.slice(0, 20)) {
    const agency = namesPicture(name) ? null : agencyOfByline(`By ${name.slice(0, MAX_LENGTH)}`)
    // An outlet's name among its own page's authors is its staff's.
    if (agency && !(agency === publisher && isOutlet(agency)))
      marks.push({ kind: 'byline', agency, start: 0, end: 0, text: name })
  }
  for (const line of lines.slice(0, HEAD_LINES)) {
    // Most lines name no agency at all: nothing else need be asked of them.
    if (line.text.length > MAX_LENGTH || agenciesIn(line.text).length === 0) continue
    // "© 2024 Harbour Times. Distributed by …" says who sells it.
    if (COPYRIGHT.test(line.text)) continue
    const agency = agencyBesideAuthor(line.text, byline) ?? agencyOfHeadLine(lines, line, publisher)
    if (agency) marks.push({ kind: 'byline', agency, start: line.start, end: line.end, text: line.text })
  }
  return marks
}

function agencyOfHeadLine(lines: Line[], line: Line, publisher: string | null): string | null {
  const besideDesk = agencyNamed(DESK.exec(line.text)?.[1] ?? '')
  if (besideDesk) return besideDesk
  // What follows a bar is often the date; after "by" it may as well be the agency.
  const isByline = BY.test(line.text) && !namesPicture(line.text)
  if (!isByline && isPhotoCredit(line.text.replace(DATE_TAIL, ''))) return null
  return agencyOfByline(line.text) ?? agencyOfBareByline(lines, line, publisher)
}

const BESIDE = /^\s*[|/,–—-]\s*(\S.{1,39})$/u

/** "Ann Roe / AFP" credits a picture, unless the page says that Ann Roe wrote the text. */
function agencyBesideAuthor(text: string, byline: string[]): string | null {
  const author = byline.find((name) => name.includes(' ') && text.startsWith(name))
  const beside = author ? (BESIDE.exec(text.slice(author.length))?.[1] ?? '') : ''
  return agencyNamed(beside) ?? distributor(beside)
}

/** "Los Angeles Times (TNS)": written for the one, passed on by the other. */
const distributor = (text: string) =>
  agenciesIn(text).length > 1 ? agencyNamed(/\(([^()]{2,30})\)[.,]?$/u.exec(text)?.[1] ?? '') : null

/** Desks that sign with an agency: "Redacción / EFE". */
const DESK =
  /^(?:redacci[oó]n|redação|redazione|rédaction|redaktion|redactie|agencias?|ag[êe]ncias?)\s?[/|,–—-]\s?(.{2,40})$/iu

/** "By JANE DOE, AP Diplomatic Writer", "By The Associated Press", "Posted 6:08 am, by CNN Wires". */
function agencyOfByline(text: string): string | null {
  const by = BY.exec(text)
  if (by) return agencyAtEnd(text.slice(by[0].length))
  const elsewhere = BY_ELSEWHERE.exec(text)
  return elsewhere ? agencyNamed(text.slice(elsewhere[0].length).replace(DATE_TAIL, '')) : null
}

function agencyAtEnd(text: string): string | null {
  const [author = '', beside = ''] = text.split(/(?<!\s)\s*[|•·]\s*/)
  const employer = agencyNamed(beside)
  if (employer && areNames(author, NAME)) return employer
  const names = text.replace(DATE_TAIL, '').trim()
  const agencies = agenciesIn(names)
  const passedOnBy = distributor(names)
  if (passedOnBy) return passedOnBy
  // A joint byline says that both wrote it, not which.
  if (new Set(agencies.map((agency) => agency.name)).size > 1) return null
  for (const agency of agencies) {
    const before = names.slice(0, agency.start)
    const after = names.slice(agency.end).replace(/(?<![.,:;])[.,:;]+$/, '')
    const role = ROLE.test(after) || /^[,/]| and /i.test(after) || isPlaceAfter(after)
    if (role && (before === '' || areNames(before, NAME) || /[,|/(–—-]\s*$/.test(before))) return agency.name
  }
  return null
}

/** A byline without "by": "Jane Doe, Associated Press", "JANE DOE Associated Press", "The Associated Press". */
function agencyOfBareByline(lines: Line[], line: Line, publisher: string | null): string | null {
  const bare = line.text.replace(DATE_TAIL, '').trim()
  const agencies = agenciesIn(bare)
  const last = agencies.at(-1)
  if (!last || agencies.length > 1 || /^(?:photo|media|credit|source)/i.test(bare)) return null
  const after = bare.slice(last.end).replace(/(?<![.,:;•|])[.,:;•|]+$/, '')
  if (after && !ROLE.test(after) && !isPlaceAfter(after)) return null
  const above = lines[line.order - 1]
  if (!above || isCaption(above.text) || isPhotoCredit(above.text)) return null
  const before = bare.slice(0, last.start)
  // Its own name at the top of an agency's page is the masthead.
  if (before === '') {
    const isMasthead = last.name === publisher || !standsUnderHeadline(above, last.name)
    return isMasthead ? null : agencyNamed(isPlaceAfter(after) ? bare.slice(0, last.end) : bare)
  }
  if (/,\s*$/.test(before) && areNames(before, NAME)) return last.name
  return areNames(before, CAPITALS) ? last.name : null
}

/** "Agence France-Presse in Paris", "Reuters, London": where the agency wrote it. */
function isPlaceAfter(after: string): boolean {
  const [, joint, place = ''] = /^(,| in| à| en| aus)\s+(\p{Lu}[^,]{1,30})$/u.exec(after) ?? []
  const style = placeStyle(place)
  return joint === ',' ? style === 'standalone' : joint !== undefined && style !== null
}

/** A name alone is a byline under a headline, a standfirst or a writer's name; under a button or a label it is a picture's. */
const standsUnderHeadline = (above: Line, agency: string) =>
  !isOutlet(agency) &&
  (above.text.split(/\s+/).length >= 4 || DATE_TAIL.test(above.text) || (above.order > 0 && areNames(above.text, NAME)))

function areNames(text: string, shape: RegExp): boolean {
  const split = text.split(/[\s,]+/).filter(Boolean)
  if (split.length > MAX_NAME_WORDS) return false
  return split.every((word) => shape.test(word) || JOINS.has(word))
}
