import { beforeVerb, notVerbAfter, passives, prepositions, pronouns } from './cue-words.ts'
import { opensClause } from './cues.ts'
import type { Token } from './sentences.ts'

const listed = (text: string) => text.trim().split(/\s+/)
/** A verb's forms as news uses them: "hope" gives hope, hopes, hoped, hoping. */
const forms = (stems: string) => new Set(listed(stems).flatMap(inflected))

function inflected(verb: string): string[] {
  if (/[^aeiou]y$/.test(verb)) return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`]
  if (verb.endsWith('e')) return [verb, `${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`]
  const s = /(?:s|sh|ch|x)$/.test(verb) ? 'es' : 's'
  const doubled = /^(?:plan|commit|admit|refer|slam|rebut)$/.test(verb) ? verb + verb.at(-1) : verb
  return [verb, `${verb}${s}`, `${doubled}ed`, `${doubled}ing`]
}

/** Verbs that will, promise or refuse what their infinitive tells. */
const WILLS = forms(`
  want hope plan promise vow pledge propose offer threaten refuse decline agree intend expect seek aim decide vote claim prefer swear demand ask commit prepare volunteer
`)
/** Verbs that move somebody else to what the infinitive tells: "urged voters to …". */
const MOVES = forms(`urge ask order instruct call press invite advise warn challenge implore beg want expect`)
/** What one is, or is made, by what one takes to be so: "is worried that", "made clear that". */
const FEELINGS = new Set(
  listed(`
  clear sure certain afraid worried concerned confident convinced aware hopeful optimistic skeptical sceptical doubtful glad happy proud sorry angry frustrated disappointed
  surprised shocked upset adamant positive unaware satisfied grateful pleased alarmed dismayed relieved
`),
)

/** What one makes or holds: "his claim that", "made the case that". */
const NOUNS = new Set(
  listed(`
  case argument arguments claim claims allegation allegations accusation accusations view belief warning warnings concern concerns suggestion suggestions conclusion assertion assertions
  notion hope hopes fear fears promise idea assumption complaint complaints insistence criticism statement acknowledgment admission assurance assurances prediction denial
`),
)

/** Verbs of knowing, asking and telling before an indirect question. */
const ASKS = forms(`
  ask wonder question know explain decide discuss consider see show tell say understand describe doubt determine examine recall detail reveal
  suggest note discover predict demand clarify specify
`)
const ASKED = new Set(['knew', 'known', 'saw', 'seen', 'said', 'told', 'shown', 'understood'])
const QUESTIONS = new Set(listed(`whether how what why who where when if`))
/** Verbs that judge, name or ask for what follows: "condemned the raid", "called for a truce". */
const JUDGES = forms(`
  call describe criticize criticise condemn praise blame accuse denounce reject oppose support back defend attack dismiss cite question stress emphasize
  emphasise underscore highlight mention discuss propose advocate suggest favor favour blast slam welcome deny dispute echo portray label brand liken compare
  demand urge recommend predict warn protest decry mock ridicule deride laud applaud hail identify
  paint depict cast characterize characterise frame grill chide rebuke lambast lambaste berate assail pan tout vilify disparage belittle trumpet
  compliment thank congratulate commend salute deplore bemoan
  forecast project estimate view repeat reiterate rebut address applaud lament recall
`)
/** Verbs that judge with a preposition only. */
const POINTS = forms(
  `point speak complain allude refer object argue warn boast joke worry talk testify rail appeal lobby`,
).add('spoke')
const CALLS = forms('call')
const CALLERS = new Set(['for', 'on'])
/** "Put the number at". */
const PUTS = new Set(['put', 'puts'])
const POINTERS = new Set(['for', 'of', 'on', 'to', 'about', 'against', 'as'])

/** Whether a word is what one makes or holds, and what that is follows: "his claim that". */
export const holdsThat = (tokens: Token[], at: number) =>
  NOUNS.has(tokens[at]!.lower) && tokens[at + 1]?.lower === 'that'

/** Where what a verb wills, asks or judges begins; null where it does none of it. */
export function stanceAt(tokens: Token[], verb: number): number | null {
  const token = tokens[verb]!
  const next = tokens[verb + 1]
  if (token.quotation !== null || !next || !/^\p{Ll}/u.test(token.text)) return null
  const before = tokens[verb - 1]!.lower
  if (holdsThat(tokens, verb)) return verb + 1
  if (notVerbAfter.has(before) || next.lower === 'by') return null
  if (FEELINGS.has(token.lower) && (next.lower === 'that' || opensClause(tokens, verb + 1))) return verb + 1
  if (passives.has(before) && !token.lower.endsWith('ing')) return null
  if (!/(?:ed|ing)$/.test(token.lower) && isNoun(tokens, verb)) return null
  if (next.lower === 'to' && WILLS.has(token.lower)) return verb + 1
  if (QUESTIONS.has(next.lower) && (ASKS.has(token.lower) || ASKED.has(token.lower))) return verb + 1
  if (/[,;:.]/.test(next.gap)) return null
  if (PUTS.has(token.lower) && reaches(tokens, verb, 'at')) return verb + 1
  if (MOVES.has(token.lower) && reaches(tokens, verb, 'to')) return verb + 1
  const points = CALLS.has(token.lower) ? CALLERS.has(next.lower) : POINTS.has(token.lower) && POINTERS.has(next.lower)
  if (points) return tokens[verb + 2] ? verb + 2 : null
  return JUDGES.has(token.lower) && !prepositions.has(next.lower) ? verb + 1 : null
}

/** "Demands", "support": a present form is a verb only after what can be its subject. */
function isNoun(tokens: Token[], verb: number): boolean {
  const { lower, gap } = tokens[verb]!
  const before = tokens[verb - 1]!
  if (gap.includes(',') || beforeVerb.has(before.lower) || RELATIVES.has(before.lower)) return false
  if (pronouns.has(before.lower) || IRREGULAR_PAST.has(lower)) return false
  if (!lower.endsWith('s')) return !/[^s]s$|^(?:people|men|women|police)$/.test(before.lower)
  if (/^\p{Lu}/u.test(before.text)) return false
  return /(?:s|ed|ing)$/.test(before.lower) || ![2, 3].some((back) => DETERMINERS.has(tokens[verb - back]?.lower ?? ''))
}

const RELATIVES = new Set(['who', 'which', 'that'])
const IRREGULAR_PAST = new Set([
  'knew',
  'saw',
  'said',
  'told',
  'shown',
  'understood',
  'spoke',
  'swore',
  'sought',
  'put',
  'forecast',
])
const DETERMINERS = new Set(listed(`the a an his her its their this that one`))

/** "urged the council to", "put the number at": the word that what is said hangs on, soon after the verb. */
const reaches = (tokens: Token[], verb: number, word: string) =>
  tokens.slice(verb + 2, verb + 10).some(({ lower }) => lower === word)
