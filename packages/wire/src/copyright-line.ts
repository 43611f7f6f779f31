import { agenciesIn } from './agencies.ts'
import type { Line } from './lines.ts'
import type { WireMark } from './mark.ts'

const MAX_LENGTH = 400
/** The word alone claims nothing: a sign or a year, whose it is, or a name at once after it at the line's start. */
const CLAIM =
  /©|\bcopyright,? (?:\(c\)|(?:19|20)\d\d|by\b)|\(c\) ?(?:19|20)\d\d|\bc\.\s?(?:19|20)\d\d|^copyright[\s:,]{1,3}(?=(?:the )?\p{L})/iu
const BARE_CLAIM = /^copyright[\s:,]+$/iu
const TERMS = /\bmay not be published, broadcast, re|\ball rights reserved\b/iu

/** "© AFP", "© Bo Li / AFP": over the text a picture's; under it the text's, where nobody is named. */
const BARE = /^©\s?\D{2,60}$/u
const SLASHED = /\p{L}\s*[/|]\s*\p{L}/u

const isOfPicture = ({ text, order }: Line, lines: Line[]) =>
  BARE.test(text) && !TERMS.test(text) && (SLASHED.test(text) || order < lines.length / 2)

/** "Copyright © 2024 by Associated Press. All rights reserved." */
export function findCopyrightLines(lines: Line[]): WireMark[] {
  const marks: WireMark[] = []
  for (const line of lines) {
    if (line.text.length > MAX_LENGTH || !CLAIM.test(line.text) || isOfPicture(line, lines)) continue
    const agency = holderIn(line.text)
    if (agency === null && !TERMS.test(line.text)) continue
    marks.push({ kind: 'copyright line', agency, start: line.start, end: line.end, text: line.text })
  }
  return marks
}

/** The agency that a line's claim is of: the first after it, or the one that the line begins with ("AP © 2024"). */
function holderIn(text: string): string | null {
  const claim = CLAIM.exec(text)
  if (!claim) return null
  const end = claim.index + claim[0].length
  const agencies = agenciesIn(text)
  if (BARE_CLAIM.test(claim[0])) return agencies.find(({ start }) => start === end)?.name ?? null
  const holder = agencies.find(({ start }) => start >= end)
  return (
    holder?.name ??
    agencies.find((one) => one.start === 0 && text.slice(one.end, claim.index).trim() === '')?.name ??
    null
  )
}
