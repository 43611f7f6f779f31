import type { Notice } from '@copydesk/news'
import { agenciesIn, isOutlet } from './agencies.ts'
import type { Line } from './lines.ts'

const HEAD_LINES = 12
const MAX_LENGTH = 600

/** `may`: what is in every text that the pattern fits, asked first, of all patterns at once. */
type Pattern = { kind: Notice['kind']; pattern: RegExp; where: 'head' | 'anywhere'; may: RegExp }

/** The wording of the AP, Reuters, AFP and dpa desks, and of newspapers' corrections. */
const PATTERNS: Pattern[] = [
  {
    kind: 'kill',
    where: 'head',
    may: /kill|withdrawn|retract|annulation|gezogen|verwenden|anulad/i,
    pattern:
      /\bmandatory kill\b|\bkill (?:notice|advisory|bulletin)\b|\bbulletin kill\b|^kills? (?:story|headline)\b|\b(?:story|article|report|dispatch) (?:is|has been|was) (?:withdrawn|retracted|killed)\b|^(?:withdrawn|retraction|retracted)\s*[:—–-]|^annulation\b|^zurückgezogen\s*[:—–-]|\bbitte nicht (?:mehr )?verwenden\b|^anulad[oa]\s*[:—–-]|^(?:attention )?(?:eds|editors|advisory|note to editors)\b[^.]{0,60}?\bkills?\b|\bbitte verwenden sie [\p{L} ]{2,40} nicht\b/iu,
  },
  { kind: 'kill', where: 'head', may: /^kill/i, pattern: /^KILL\s?[:—–-]/u },
  {
    kind: 'correction',
    where: 'anywhere',
    may: /corre|corri|korr|clarifi|fe de err|rectifi|errat|berichtig|rettifica|refile|annule|version of this/i,
    pattern:
      /^(?:correction|corrected|clarification|corrección|fe de err(?:atas|ores)|rectificatif|erratum|berichtigung|korrektur(?:hinweis)?|correção|errata|rettifica|correzione)(?: \([^()]{1,40}\))?\s*(?:[:–—-]|$)|^[([](?:corrects?|corrected|refiles?|corrige|korrigiert)\b|^annule et remplace\b|\bthis (?:\p{L}{3,9}\.? \d{1,2}(?:, \d{4})? )?(?:version|story|article|report|post) (?:corrects|has been corrected|was corrected|has been updated to correct)\b|\b(?:an earlier|a previous|the original) version of this (?:story|article|report|post)\b.{0,200}\b(?:incorrect|incorrectly|misstated|misspelled|misidentified|wrong|wrongly|erroneously|in error|inaccurate|inaccurately)\b/iu,
  },
  { kind: 'correction', where: 'head', may: /^(?:refile|wdh)/i, pattern: /^(?:REFILE|WDH)\s?[-–—:]/u },
  {
    kind: 'writethru',
    where: 'head',
    may: /(?:st|nd|rd|th) ld|writethru/i,
    pattern: /\b(?:(\d{1,2})(?:st|nd|rd|th) )?Ld(?:-|\s)?Writethru\b|\b(\d{1,2})(?:st|nd|rd|th) Ld\b|\bwritethru\b/iu,
  },
  {
    kind: 'update',
    where: 'head',
    may: /^(?:update|wrapup|roundup|aktuali|ampliaci|actuali)|\(update/i,
    pattern:
      /^(?:UPDATE|WRAPUP|ROUNDUP|AKTUALISIERUNG|AMPLIACIÓN|ACTUALIZA) ?(\d{1,2})?\s?[-–—:]|\((?:Update|UPDATE) (\d{1,2})\)/u,
  },
  {
    kind: 'recast',
    where: 'head',
    may: /^(?:\(|ed)|^(?:recast|add|update|rewrite|change|relead)/i,
    pattern: /^(?:\(|eds?\.?: ?)?(?:recasts?|adds|updates|rewrites|changes|releads)\b[^()\n]{0,200}(?:\)|;|$)/iu,
  },
]

const anyOf = (patterns: Pattern[]) => new RegExp(patterns.map(({ may }) => `(?:${may.source})`).join('|'), 'i')

const MAY_NOTE = { head: anyOf(PATTERNS), below: anyOf(PATTERNS.filter(({ where }) => where === 'anywhere')) }

/** "The Associated Press has withdrawn its story about …": as the whole of a text; within a longer one it is the news of another. */
const WITHDRAWS =
  /^ (?:has withdrawn|is withdrawing|withdraws|has retracted|is retracting|retracts|has killed|kills) (?:(?:its|the|a|this) )?(?:story|article|report|dispatch)\b/iu
const MOST_NOTICE_CHARS = 1500

/** Notices of version, correction and kill: in the title, over the text, and, of corrections, under it. */
export function findNotices(title: string | null, lines: Line[]): Notice[] {
  const inTitle = title ? noticeIn(title, true) : null
  const isBrief = lines.reduce((sum, line) => sum + line.text.length, 0) <= MOST_NOTICE_CHARS
  const notices: Notice[] = inTitle ? [{ ...inTitle, start: 0, end: 0, text: title ?? '' }] : []
  for (const line of lines) {
    if (line.text.length > MAX_LENGTH) continue
    const found = noticeIn(line.text, line.order < HEAD_LINES) ?? (isBrief ? withdrawal(line.text) : null)
    if (found) notices.push({ ...found, start: line.start, end: line.end, text: line.text })
  }
  return notices
}

function withdrawal(text: string): Pick<Notice, 'kind' | 'number'> | null {
  const [agency] = agenciesIn(text.slice(0, MAX_LENGTH))
  if (agency?.start !== 0 || isOutlet(agency.name)) return null
  return WITHDRAWS.test(text.slice(agency.end)) ? { kind: 'kill', number: null } : null
}

/** Whether a sentence says that the text it stands in corrects an earlier one. */
export const isCorrection = (sentence: string) => noticeIn(sentence, false)?.kind === 'correction'

function noticeIn(text: string, atHead: boolean): Pick<Notice, 'kind' | 'number'> | null {
  const head = text.slice(0, MAX_LENGTH)
  if (!(atHead ? MAY_NOTE.head : MAY_NOTE.below).test(head)) return null
  for (const { kind, pattern, where } of PATTERNS) {
    if (where === 'head' && !atHead) continue
    const match = pattern.exec(head)
    if (!match) continue
    // "Adds" and "updates" begin sentences too: as a desk's note they stand in brackets.
    if (kind === 'recast' && !/^\(|^RECASTS?\b|^[Ee][Dd][Ss]?\.?:/u.test(text)) continue
    const number = match.slice(1).find((group) => group !== undefined)
    return { kind, number: number === undefined ? null : Number(number) }
  }
  return null
}
