export const listed = (text: string) => text.trim().split(/\s+/)
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
export const WILLS = forms(`
  want hope plan promise vow pledge propose offer threaten refuse decline agree intend expect seek aim decide vote claim prefer swear demand ask commit prepare volunteer
`)
/** Verbs that move somebody else to what the infinitive tells: "urged voters to …". */
export const MOVES = forms(`urge ask order instruct call press invite advise warn challenge implore beg want expect`)
/** What one is, or is made, by what one takes to be so: "is worried that", "made clear that". */
export const FEELINGS = new Set(
  listed(`
  clear sure certain afraid worried concerned confident convinced aware hopeful optimistic skeptical sceptical doubtful glad happy proud sorry angry frustrated disappointed
  surprised shocked upset adamant positive unaware satisfied grateful pleased alarmed dismayed relieved
`),
)

/** What one makes or holds: "his claim that", "made the case that". */
export const NOUNS = new Set(
  listed(`
  case argument arguments claim claims allegation allegations accusation accusations view belief warning warnings concern concerns suggestion suggestions conclusion assertion assertions
  notion hope hopes fear fears promise idea assumption complaint complaints insistence criticism statement acknowledgment admission assurance assurances prediction denial
`),
)

/** Verbs of knowing, asking and telling before an indirect question. */
export const ASKS = forms(`
  ask wonder question know explain decide discuss consider see show tell say understand describe doubt determine examine recall detail reveal
  suggest note discover predict demand clarify specify
`)
export const ASKED = new Set(['knew', 'known', 'saw', 'seen', 'said', 'told', 'shown', 'understood'])
export const QUESTIONS = new Set(listed(`whether how what why who where when if`))
/** Verbs that judge, name or ask for what follows: "condemned the raid", "called for a truce". */
export const JUDGES = forms(`
  call describe criticize criticise condemn praise blame accuse denounce reject oppose support back defend attack dismiss cite question stress emphasize
  emphasise underscore highlight mention discuss propose advocate suggest favor favour blast slam welcome deny dispute echo portray label brand liken compare
  demand urge recommend predict warn protest decry mock ridicule deride laud applaud hail identify
  paint depict cast characterize characterise frame grill chide rebuke lambast lambaste berate assail pan tout vilify disparage belittle trumpet
  compliment thank congratulate commend salute deplore bemoan
  forecast project estimate view repeat reiterate rebut address applaud lament recall
`)
/** Verbs that judge with a preposition only. */
export const POINTS = forms(
  `point speak complain allude refer object argue warn boast joke worry talk testify rail appeal lobby`,
).add('spoke')
export const CALLS = forms('call')
export const CALLERS = new Set(['for', 'on'])
/** "Put the number at". */
export const PUTS = new Set(['put', 'puts'])
export const POINTERS = new Set(['for', 'of', 'on', 'to', 'about', 'against', 'as'])
