import type { Notice } from '@copydesk/news'
import type { Line } from './lines.ts'

const HEAD_LINES = 12
const MAX_LENGTH = 600

type Pattern = { kind: Notice['kind']; pattern: RegExp; where: 'head' | 'anywhere' }

/** The wording of the AP, Reuters, AFP and dpa desks, and of newspapers' corrections. */
const PATTERNS: Pattern[] = [
  {
    kind: 'kill',
    where: 'head',
    pattern:
      /\bmandatory kill\b|\bkill (?:notice|advisory|bulletin)\b|\bbulletin kill\b|^kills? (?:story|headline)\b|\b(?:story|article|report|dispatch) (?:is|has been|was) (?:withdrawn|retracted|killed)\b|^(?:withdrawn|retraction|retracted)\s*[:—–-]|^annulation\b|^zurückgezogen\s*[:—–-]|\bbitte nicht (?:mehr )?verwenden\b|^anulad[oa]\s*[:—–-]/iu,
  },
  {
    kind: 'correction',
    where: 'anywhere',
    pattern:
      /^(?:correction|corrected|clarification|corrección|fe de erratas|rectificatif|berichtigung|korrektur|correção|errata|rettifica|correzione)(?: \([^()]{1,40}\))?\s*(?:[:–—-]|$)|^[([](?:corrects?|corrected|refiles?|corrige|korrigiert)\b|\bthis (?:version|story|article|report|post) (?:corrects|has been corrected|was corrected|has been updated to correct)\b|\b(?:an earlier|a previous|the original) version of this (?:story|article|report|post)\b.{0,200}\b(?:incorrect|incorrectly|misstated|misspelled|misidentified|wrong|wrongly|erroneously|in error|inaccurate|inaccurately)\b/iu,
  },
  {
    kind: 'writethru',
    where: 'head',
    pattern: /\b(?:(\d{1,2})(?:st|nd|rd|th) )?Ld(?:-|\s)?Writethru\b|\b(\d{1,2})(?:st|nd|rd|th) Ld\b|\bwritethru\b/iu,
  },
  {
    kind: 'update',
    where: 'head',
    pattern: /^(?:UPDATE|WRAPUP|AMPLIACIÓN|ACTUALIZA) ?(\d{1,2})?\s?[-–—:]|\((?:Update|UPDATE) (\d{1,2})\)/u,
  },
  {
    kind: 'recast',
    where: 'head',
    pattern: /^\(?(?:recasts?|adds|updates|rewrites|changes|releads)\b[^()\n]{0,200}(?:\)|;|$)/iu,
  },
]

/** Notices of version, correction and kill: in the title, over the text, and, of corrections, under it. */
export function findNotices(title: string | null, lines: Line[]): Notice[] {
  const inTitle = title ? noticeIn(title, true) : null
  const notices: Notice[] = inTitle ? [{ ...inTitle, start: 0, end: 0, text: title ?? '' }] : []
  for (const line of lines) {
    if (line.text.length > MAX_LENGTH) continue
    const found = noticeIn(line.text, line.order < HEAD_LINES)
    if (found) notices.push({ ...found, start: line.start, end: line.end, text: line.text })
  }
  return notices
}

/** Whether a sentence says that the text it stands in corrects an earlier one. */
export const isCorrection = (sentence: string) => noticeIn(sentence, false)?.kind === 'correction'

function noticeIn(text: string, atHead: boolean): Pick<Notice, 'kind' | 'number'> | null {
  for (const { kind, pattern, where } of PATTERNS) {
    if (where === 'head' && !atHead) continue
    const match = pattern.exec(text.slice(0, MAX_LENGTH))
    if (!match) continue
    // "Adds" and "updates" begin sentences too: as a desk's note they stand in brackets.
    if (kind === 'recast' && !/^\(|^RECASTS?\b/u.test(text)) continue
    const number = match.slice(1).find((group) => group !== undefined)
    return { kind, number: number === undefined ? null : Number(number) }
  }
  return null
}
