import { agenciesIn, agencyNamed } from './agencies.ts'
import type { Line } from './lines.ts'
import type { WireMark } from './mark.ts'
import { isCaption, isPhotoCredit } from './photo.ts'

const MAX_LENGTH = 300
const SIGNATURE = /^(?:[—–―-]{1,2}\s*)(.{2,40})$/u
const SOURCE = /^(?:source|sources|provided by|distributed by|from|courtesy of)\s*:\s*(.{2,40})$/iu
const BRACKET = /^[([](.{2,30})[)\]]\.?$/u
const FRAMES = [SIGNATURE, SOURCE, BRACKET]
const FIRST_PUBLISHED =
  /\b(?:originally|first) (?:appeared|published|produced|posted)(?: by| in| on| at)\b|\brepublished from\b|\boriginal (?:story|article)\b/iu
const LINK = /https?:\/\/(?:www\.)?([a-z0-9.-]{4,80})/iu
const CONTRIBUTED =
  /^(.{3,160}?)\s(?:also )?(?:contributed|reporting) (?:to|from)\b|^.{0,40}\bcontain(?:s|ed)? material from\b/iu
const WRITER =
  /^\p{Lu}[^.]{3,60} (?:is an?|are) (.{2,40}?) (?:staff )?(?:writers?|reporters?|correspondents?|journalists?)\b/u
const STAFF = /^(?:['’]s?\s+\p{Lu}|\s+(?:\p{L}+\s+){0,2}(?:writers?|journalists?|reporters?|correspondents?)\b)/u

/** Lines that say where the text came from: a signature, a source line, "first appeared on", an agency's own contributors. */
export function findCreditLines(lines: Line[]): WireMark[] {
  const marks: WireMark[] = []
  for (const line of lines) {
    if (line.text.length > MAX_LENGTH) continue
    const found = creditOf(lines, line)
    if (found)
      marks.push({ kind: 'credit line', agency: found.agency, start: line.start, end: line.end, text: line.text })
  }
  return marks
}

function creditOf(lines: Line[], line: Line): { agency: string | null } | null {
  for (const frame of FRAMES) {
    const named = frame.exec(line.text)?.[1]
    const agency = named ? agencyNamed(named) : null
    if (agency && !underCaption(lines, line)) return { agency }
  }
  if (FIRST_PUBLISHED.test(line.text)) return firstPublished(line.text)
  const employer = agencyNamed(WRITER.exec(line.text)?.[1] ?? '')
  if (employer) return { agency: employer }
  const contributed = CONTRIBUTED.exec(line.text)
  if (contributed) return { agency: ownContributors(line.text) }
  return null
}

/** A signature ends a text; under a short sentence near the top it is the photographer's agency. */
function underCaption(lines: Line[], line: Line): boolean {
  const above = lines[line.order - 1]
  const nearTop = line.order < lines.length / 2
  return !above || isPhotoCredit(above.text) || (nearTop && isCaption(above.text))
}

function firstPublished(text: string): { agency: string | null } | null {
  const agency = agenciesIn(text)[0]?.name
  if (agency) return { agency }
  const host = LINK.exec(text)?.[1]?.toLowerCase()
  return host ? { agency: host } : null
}

/** "Associated Press writer Jane Doe contributed" is AP's own text; "our reporters and The Associated Press contributed" is not. */
function ownContributors(text: string): string | null {
  const first = agenciesIn(text)[0]
  return first && first.start === 0 && STAFF.test(text.slice(first.end)) ? first.name : null
}
