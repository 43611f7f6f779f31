import { agenciesIn, agencyNamed, isOutlet } from './agencies.ts'
import { firstPublished } from './first-published.ts'
import type { Line } from './lines.ts'
import type { WireMark } from './mark.ts'
import { isCaption, isPhotoCredit } from './photo.ts'

const MAX_LENGTH = 300
const LAST_LINES = 6
const SIGNATURE = /^(?:[—–―-]{1,2}\s*)(\S.{1,39})$/u
const SOURCE =
  /^(?:source|sources|via|provided by|distributed by|from|courtesy of|quelle|quellen|fuente|fuentes|fonte|fonti|bron|källa|kilde|kilder|zdroj|źródło|источник|джерело|kaynak|sumber|出典|来源|المصدر|來源|출처)\s{0,3}[:：]\s*(\S.{1,39})$/iu
const BRACKET = /^[([（【](.{2,30})[)\]）】][.。]?$/u
const FRAMES = [SIGNATURE, SOURCE, BRACKET]
/** Longer than any of these may be. */
const MOST_FRAMED = 80
/** What a line has that speaks of who wrote for a text. */
const SPEAKS_OF_WRITERS = /contribut|report|contain|writer|correspondent|journalist/i
const CONTRIBUTED =
  /^(.{3,160}?)\s(?:also )?(?:contributed|reporting) (?:to|from)\b|^.{0,40}\bcontain(?:s|ed)? material from\b/iu
/** "With information from": others' material in a text of one's own. */
const WITH_MATERIAL =
  /^[([]?(?:con información de|con datos de|com informações d[aeo]|avec|mit material (?:von|der)|mit informationen (?:von|der)|mit|con informazioni (?:di|da)) (.{2,60}?)[)\].]?$/iu
const WRITER =
  /^\p{Lu}[^.]{3,60} (?:is an?|are) (.{2,40}?) (?:staff )?(?:writers?|reporters?|correspondents?|journalists?)\b/u
const WRITES_FOR =
  /^\p{Lu}[^.,]{3,40} (?:is an?|writes|reports|covers [^.]{3,60}) (?:[^.]{0,40}(?:writer|reporter|correspondent|journalist|editor|producer|columnist) )?(?:for|at|with) (?:the )?(.{2,40}?)(?:\.(?:\s|$)|,|$)/u
const STAFF = /^(?:['’]s?\s+\p{Lu}|\s+(?:\p{L}+\s+){0,2}(?:writers?|journalists?|reporters?|correspondents?)\b)/u

/** Lines that say where the text came from: a signature, a source line, "first appeared on", an agency's own contributors. */
export function findCreditLines(lines: Line[], publisher: string | null): WireMark[] {
  const marks: WireMark[] = []
  for (const line of lines) {
    if (line.text.length > MAX_LENGTH) continue
    const found = creditOf(lines, line, publisher)
    if (found)
      marks.push({ kind: 'credit line', agency: found.agency, start: line.start, end: line.end, text: line.text })
  }
  return marks
}

function creditOf(lines: Line[], line: Line, publisher: string | null): { agency: string | null } | null {
  const agency = agencySigned(line.text)
  const alone = agency !== null && agencyNamed(line.text) === agency
  if (agency && !underCaption(lines, line) && (!alone || line.order === lines.length - 1)) return { agency }
  const earlier = firstPublished(line.text, publisher)
  if (earlier) return earlier
  const ofWriters = SPEAKS_OF_WRITERS.test(line.text)
  const employer = (ofWriters ? agencyNamed(WRITER.exec(line.text)?.[1] ?? '') : null) ?? employerBelow(lines, line)
  if (employer) return { agency: employer }
  if (agenciesIn(WITH_MATERIAL.exec(line.text)?.[1] ?? '').length > 0) return { agency: null }
  const contributed = ofWriters && CONTRIBUTED.test(line.text)
  return contributed ? { agency: ownContributors(line.text) } : null
}

/** The agency that a line names in a signature's frame or alone, "(AFP)", "— AP", "Source: Reuters", "Reuters"; or null. An outlet's name alone is a masthead. */
export function agencySigned(text: string): string | null {
  for (const frame of text.length > MOST_FRAMED ? [] : FRAMES) {
    const agency = agencyNamed(frame.exec(text)?.[1] ?? '')
    if (agency) return agency
  }
  const agency = agencyNamed(text)
  return agency && isOutlet(agency) ? null : agency
}

/** A signature ends a text; under a short sentence near the top it is the photographer's agency. */
function underCaption(lines: Line[], line: Line): boolean {
  const above = lines[line.order - 1]
  const nearTop = line.order < lines.length / 2
  return !above || isPhotoCredit(above.text) || (nearTop && isCaption(above.text))
}

/** "Jane Doe is a reporter for Fox News.": under a text it speaks of its writer, within it of anybody. */
function employerBelow(lines: Line[], line: Line): string | null {
  return line.order >= lines.length - LAST_LINES ? agencyNamed(WRITES_FOR.exec(line.text)?.[1] ?? '') : null
}

/** "Associated Press writer Jane Doe contributed" is AP's own text; "our reporters and The Associated Press contributed" is not. */
function ownContributors(text: string): string | null {
  const first = agenciesIn(text)[0]
  return first && first.start === 0 && STAFF.test(text.slice(first.end)) ? first.name : null
}
