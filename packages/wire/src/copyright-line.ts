import { agenciesIn } from './agencies.ts'
import type { Line } from './lines.ts'
import type { WireMark } from './mark.ts'

const MAX_LENGTH = 400
const CLAIM = /©|\bcopyright\b|\(c\) ?(?:19|20)\d\d|\bc\.\s?(?:19|20)\d\d/iu
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
    const agency = agenciesIn(line.text)[0]?.name ?? null
    if (agency === null && !TERMS.test(line.text)) continue
    marks.push({ kind: 'copyright line', agency, start: line.start, end: line.end, text: line.text })
  }
  return marks
}
