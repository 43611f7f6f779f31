import { agenciesIn, agencyNamed, isOutlet } from './agencies.ts'
import { firstPublished } from './first-published.ts'
import { type Line, paragraphsAmong } from './lines.ts'
import type { WireMark } from './mark.ts'
import { isCaption, isPhotoCredit, namesPicture } from './photo.ts'

const MAX_LENGTH = 300
const LAST_LINES = 6
const SIGNATURE = /^(?:[—–―-]{1,2}\s*)(\S.{1,39})$/u
const SOURCE =
  /^(?:[\d０-９年月日时分.:/ -]{8,24}\s)?(?:source|sources|via|provided by|distributed by|from|courtesy of|quelle|quellen|fuente|fuentes|fonte|fonti|bron|källa|kilde|kilder|zdroj|źródło|источник|джерело|kaynak|sumber|出典|来源|المصدر|來源|출처)\s{0,3}[:：]\s*(\S.{1,39})$/iu
const BRACKET = /^[([（【](.{2,30})[)\]）】][.。]?$/u
const FRAMES = [SIGNATURE, SOURCE, BRACKET]
/** Longer than any of these may be. */
const MOST_FRAMED = 80
/** What a line has that speaks of who wrote for a text. */
const SPEAKS_OF_WRITERS = /contribut|report|contain|writer|correspondent|journalist/i
const CONTRIBUTED =
  /^(.{3,160}?)\s(?:also )?(?:contributed|reporting) (?:to|from)\b|^.{0,40}\bcontain(?:s|ed)? material from\b/iu
/** A signature behind the last sentence of a text: "(ANI)", "– AFP", "（共同）". */
const AT_END =
  /(?<=[.!?。！？”"’'»」』)]\s{0,2})(?:[([（【]([^()（）[\]【】]{2,30})[)\]）】][.。]?|[—–-]{1,2} (\p{L}(?:[^—–-]|-(?=\p{L})){1,39}))$/u
/** With the initials of who wrote and edited it. */
const AT_END_OF_PTI = /(?<=[.!?”"]\s)(PTI)(?: [A-Z]{2,4}){1,6}$/u
/** "With information from": others' material in a text of one's own. */
const WITH_MATERIAL =
  /^[([]?(?:con información de|con datos de|com informações d[aeo]|avec|mit material (?:von|der)|mit informationen (?:von|der)|mit|con informazioni (?:di|da)) (.{2,60}?)[)\].]?$/iu
const WRITER =
  /^\p{Lu}[^.]{3,60} (?:is an?|are) (.{2,40}?) (?:staff )?(?:writers?|reporters?|correspondents?|journalists?)\b/u
const WRITES_FOR =
  /^\p{Lu}[^.,]{3,40} (?:is an?|writes|reports|covers [^.]{3,60}) (?:[^.]{0,40}(?:writer|reporter|correspondent|journalist|editor|producer|columnist) )?(?:for|at|with) (?:the )?(.{2,40}?)(?:\.(?:\s|$)|,|$)/u
/** Whom a text speaks of; who wrote it goes by the whole name. */
const SPOKEN_OF = /^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Prof)\b|(?:He|She|They)\b)/u
const STAFF = /^(?:['’]s?\s+\p{Lu}|\s+(?:\p{L}+\s+){0,2}(?:writers?|journalists?|reporters?|correspondents?)\b)/u

/** Lines that say where the text came from: a signature, a source line, "first appeared on", an agency's own contributors. */
export function findCreditLines(lines: Line[], publisher: string | null, authors: string[]): WireMark[] {
  const { first, last } = paragraphsAmong(lines)
  const marks = last < 0 ? [] : signedAtEnd(lines.slice(Math.max(last, lines.length - LAST_LINES)))
  for (const line of lines) {
    if (line.text.length > MAX_LENGTH) continue
    const isAround = line.order < first || line.order >= last
    const found = (isAround ? creditAround(lines, line, authors) : null) ?? creditIn(line, publisher)
    if (found)
      marks.push({ kind: 'credit line', agency: found.agency, start: line.start, end: line.end, text: line.text })
  }
  return marks
}

/** The signature behind the text's last sentence: the paragraph itself is the text's. */
function signedAtEnd(lastLines: Line[]): WireMark[] {
  for (const line of lastLines) {
    const signature = namesPicture(line.text) ? null : (AT_END.exec(line.text) ?? AT_END_OF_PTI.exec(line.text))
    const agency = agencyNamed(signature?.[1] ?? signature?.[2] ?? '')
    if (!signature || !agency || isOutlet(agency)) continue
    const start = line.start + signature.index
    return [{ kind: 'credit line', agency, start, end: line.end, text: signature[0] }]
  }
  return []
}

type Credited = { agency: string | null }

/** What credits a text only above its first or below its last paragraph: between them it is a chart's, a quotation's or a picture's, and of anybody. */
function creditAround(lines: Line[], line: Line, authors: string[]): Credited | null {
  const agency = agencySigned(line.text)
  const alone = agency !== null && agencyNamed(line.text) === agency
  if (agency && !underCaption(lines, line) && (!alone || line.order === lines.length - 1)) return { agency }
  const employer = tellsOfAuthor(line.text, authors) ? employerIn(lines, line) : null
  return employer ? { agency: employer } : null
}

function creditIn({ text }: Line, publisher: string | null): Credited | null {
  const earlier = firstPublished(text, publisher)
  if (earlier) return earlier
  if (agenciesIn(WITH_MATERIAL.exec(text)?.[1] ?? '').length > 0) return { agency: null }
  return SPEAKS_OF_WRITERS.test(text) && CONTRIBUTED.test(text) ? { agency: ownContributors(text) } : null
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

/** "Jane Doe is a reporter for Fox News." */
function tellsOfAuthor(text: string, authors: string[]): boolean {
  const names = authors.filter((name) => name.includes(' '))
  return !SPOKEN_OF.test(text) && (names.length === 0 || names.some((name) => text.startsWith(name)))
}

function employerIn(lines: Line[], { text, order }: Line): string | null {
  const named = SPEAKS_OF_WRITERS.test(text) ? agencyNamed(WRITER.exec(text)?.[1] ?? '') : null
  return named ?? (order >= lines.length - LAST_LINES ? agencyNamed(WRITES_FOR.exec(text)?.[1] ?? '') : null)
}

/** "Associated Press writer Jane Doe contributed" is AP's own text; "our reporters and The Associated Press contributed" is not. */
function ownContributors(text: string): string | null {
  const first = agenciesIn(text)[0]
  return first && first.start === 0 && STAFF.test(text.slice(first.end)) ? first.name : null
}
