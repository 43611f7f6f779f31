import type { Notice } from '@copydesk/news'
import { agenciesIn, isOutlet } from './agencies.ts'
import type { Line } from './lines.ts'

const HEAD_LINES = 12
const MAX_LENGTH = 600

/** `may`: what is in every text that the pattern fits, asked first, of all patterns at once. */
type Pattern = { kind: Notice['kind']; pattern: RegExp; where: 'head' | 'anywhere'; may: RegExp }

/** A label, with a day or whatever stands beside it; or a sentence that says of its text that it was corrected. */
const LABELS =
  'corrections?|corrected|clarification|corrección|fe de err(?:atas|ores)|rectificatif|erratum|berichtigung|korrektur(?:hinweis)?|correção|errata|rettifica|correzione|correctie|rättelse|rettelse|oikaisu|sprostowanie|oprava|исправление|düzeltme'
const THIS_TEXT = String.raw`this (?:\p{L}{3,9}\.? \d{1,2}(?:, \d{4})? )?(?:version|story|article|report|post|piece)`
const DATED = String.raw`(?:[^\p{L}\n]{0,12}(?:on |of |vom |du |del |de )?(?:\p{L}{3,9}\.? ?)?[\d., /]{1,14}(?:\p{L}{3,9}\.? ?)?[\d., ]{0,8})?`
const CORRECTED = new RegExp(
  [
    String.raw`^(?:${LABELS})(?: \([^()]{1,40}\)|${DATED})\s*(?:[:–—-]|$)`,
    String.raw`^a correction was made\b|^[([](?:corrects?|corrected|refiles?|corrige|korrigiert)\b|^annule et remplace\b`,
    String.raw`\b${THIS_TEXT} (?:corrects|(?:has been|was)(?: \p{L}{2,9}ed)?(?: on [^.]{3,20})?(?: to)? correct(?:ed)?\b)`,
    String.raw`\b(?:dieser|der|diesen|den) (?:artikel|text|beitrag)(?: wurde)?(?: [^.]{3,60})? (?:korrigiert|berichtigt)\b|\bwir haben (?:den|diesen|das|die|dies) [^.]{3,60} (?:korrigiert|berichtigt)\b`,
    String.raw`\bcet(?:te)? (?:article|texte|dépêche) a été (?:corrigée?|rectifiée?)(?!\p{L})|\b(?:este|esta) (?:artículo|texto|nota|noticia|información|matéria|reportagem|artigo) (?:ha sido|fue|foi) (?:corregid|corrigid)[oa]\b`,
    String.raw`\b(?:il presente|questo) articolo è stato corretto\b|\bdit artikel is gecorrigeerd\b`,
    String.raw`^[【［\[（(]?(?:訂正|更正|勘误|정정)[】］\])）]?(?:\s?[:：]|(?<=[】］\])）])|$)`,
  ].join('|'),
  'iu',
)
/** What is told that an earlier version said is no longer so: how it is called, whose it is where that is said, and the verb. */
const EARLIER = new RegExp(
  [
    String.raw`(?:an earlier|a previous|the (?:original|earlier|previous)|earlier|previous) versions? of this (?:story|article|report|post|piece|headline).{0,60} (?:said|stated|gave|named|referred|described|identified|suggested|implied|reported|contained|included|omitted|mis\p{L}{3,12}|incorrect|incorrectly|wrong|wrongly|erroneously|in error|inaccurate|inaccurately)`,
    String.raw`an? (?:earlier|previous) version (?:said|stated|gave|mis\p{L}{3,12}|incorrectly|wrongly|erroneously|inaccurately)`,
    String.raw`in (?:einer|der) (?:früheren|vorherigen|ersten|ursprünglichen|vorigen) (?:version|fassung)(?: (?:dieses|des|dieser|der) (?:artikels|textes|beitrags|berichts|meldung).{0,60})? (?:hieß|stand|hatten wir|haben wir|war|wurde|schrieben wir)`,
    String.raw`une (?:première|précédente|ancienne)? ?version(?: antérieure| précédente)?(?: de (?:cet|cette|notre|l['’]) ?\p{L}{4,10}.{0,60})? (?:indiquait|disait|affirmait|mentionnait|faisait|comportait|contenait|évoquait|citait)`,
    String.raw`una (?:versión anterior|primera versión)(?: de (?:este|esta|la|nuestro) \p{L}{4,12}.{0,60})? (?:decía|indicaba|afirmaba|señalaba|mencionaba|contenía|incluía|identificaba|atribuía)`,
    String.raw`uma versão anterior(?: (?:deste|desta|do|da) \p{L}{4,12}.{0,60})? (?:dizia|afirmava|indicava|informava|citava)`,
    String.raw`una versione precedente(?: (?:di questo|dell['’]) ?articolo.{0,60})? (?:diceva|riportava|indicava|affermava|citava)`,
    String.raw`in een eerdere versie(?: van dit (?:artikel|bericht).{0,60})? (?:stond|werd|was)`,
  ]
    .map((told) => String.raw`(?<!\p{L})${told}(?!\p{L})`)
    .join('|'),
  'iu',
)
const EARLIER_MAY = /fassung|version|versión|versão|versione|versie/i

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
    may: /corre|corri|korr|clarifi|fe de err|rectifi|errat|berichtig|rettifica|refile|annule|訂正|更正|勘误|정정/i,
    pattern: CORRECTED,
  },
  { kind: 'correction', where: 'anywhere', may: EARLIER_MAY, pattern: EARLIER },
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
