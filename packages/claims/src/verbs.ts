import { describeVerbs, finiteVerbs, nounLike, prepositions, pronouns, sayVerbs } from './cue-words.ts'
import type { Token } from './sentences.ts'

/** Past forms of common verbs that do not end in "-ed". */
export const pastVerbs = new Set(
  (
    'went came took made gave got left led met held put began became kept brought lost won ran sent spent stood fell felt found grew knew saw ' +
    'spoke thought wrote drew rose broke chose drove flew paid sold sought built caught fought taught threw ' +
    'fled hid shot struck sank beat swept slid shook tore wore bore sat stole froze forgot withdrew overtook'
  ).split(' '),
)
const OBJECT_STARTS = new Set(
  'a an the his her its their our my this that these those him them us it some any no all'.split(' '),
)

/** Whether a word is a finite verb: an auxiliary, a known past form, or "-ed" before what can be its object. */
export function isVerb(tokens: Token[], at: number): boolean {
  const token = tokens[at]!
  if (token.quotation !== null || !/^\p{Ll}/u.test(token.text)) return false
  if (finiteVerbs.has(token.lower) || pastVerbs.has(token.lower)) return true
  if (nounLike.has(token.lower)) return false
  if (sayVerbs.has(token.lower) || describeVerbs.has(token.lower)) return !token.lower.endsWith('ing')
  return token.lower.endsWith('ed') && token.lower.length > 4 && opensObject(tokens[at + 1])
}

const opensObject = (next: Token | undefined) =>
  next !== undefined &&
  (next.quotation !== null ||
    /^[$€£]?\d/.test(next.text) ||
    OBJECT_STARTS.has(next.lower) ||
    prepositions.has(next.lower) ||
    pronouns.has(next.lower))
