import { finiteVerbs, prepositions, pronouns } from './cue-words.ts'
import type { Token } from './sentences.ts'
import type { Range } from './sources.ts'
import { isVerb, pastVerbs } from './verbs.ts'

/** Who is named without an article: "police said". */
const BARE_SPEAKERS = new Set(
  `police officials authorities rescuers witnesses prosecutors doctors medics residents investigators firefighters analysts economists researchers
  scientists lawmakers lawyers sources aides critics experts diplomats activists campaigners locals neighbours neighbors organisers organizers media
  services relatives survivors reports prosecution defence ministers commanders traders investors executives engineers historians teachers
  detectives officers inspectors regulators unions insiders observers supporters opponents campaigners paramedics hospitals scholars`.split(
    /\s+/,
  ),
)
const DETERMINERS = new Set(
  'the a an this that these those his her its their our my some several many two three four one both another no'.split(
    ' ',
  ),
)
/** How many words may stand before the one that names who speaks: "local health officials". */
const FAR = 4

/** Whether words can name who speaks: they begin with a name, a determiner or a pronoun, or are such as are named without. */
export function canSpeak(tokens: Token[], { from, to }: Range): boolean {
  const { text, lower, quotation } = tokens[from]!
  if (quotation !== null) return false
  if (/^\p{Lu}/u.test(text) || DETERMINERS.has(lower) || pronouns.has(lower)) return true
  return tokens.slice(from, Math.min(to, from + FAR)).some((token) => BARE_SPEAKERS.has(token.lower))
}

const RELATIVES = new Set(['who', 'which', 'whose', 'that'])

/**
 * Whether the comma before a verb closes an aside of that verb's subject: "The army, which denied it, said", "The firm, based in
 * Paris, announced", "The UN, meanwhile, promised". Not where a clause of its own ends there: "Ten people died, said".
 */
export function closesAside(tokens: Token[], verb: number): boolean {
  const comma = tokens.findLastIndex(({ gap }, at) => at < verb && at > 0 && gap.includes(','))
  if (comma < 1 || saysSomething(tokens, 0, comma)) return false
  const first = tokens[comma]!.lower
  return RELATIVES.has(first) || isParticiple(tokens, comma, verb) || !saysSomething(tokens, comma, verb)
}

/** "Based in Paris", "led by Weber": no auxiliary stands in it. */
const isParticiple = (tokens: Token[], from: number, to: number) =>
  (/(?:ed|ing)$/.test(tokens[from]!.text) || PARTICIPLES.has(tokens[from]!.lower)) &&
  !tokens.slice(from, to).some(({ text }) => finiteVerbs.has(text))

const PARTICIPLES = new Set(
  'led built hit held known born made seen run owned sent shot struck caught cut put set torn split'.split(' '),
)

/** Words that only lead to a clause ("In Oslo on Friday"), or hold a verb. */
const saysSomething = (tokens: Token[], from: number, to: number) =>
  (from === 0 && prepositions.has(tokens[0]!.lower)) || holdsVerb(tokens, { from, to })

/** A finite verb, or a past form, however it is followed. */
export const holdsVerb = (tokens: Token[], { from, to }: Range) =>
  tokens
    .slice(from, to)
    .some(({ text }, at) => isVerb(tokens, from + at) || /^[a-z]{2,}ed$/.test(text) || pastVerbs.has(text))
