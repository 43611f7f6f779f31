import type { MentionType } from '@copydesk/news'
import { doubtfulFirstNames, familyNames, firstNames } from './tables/first-names.ts'
import { eventEndings, starters } from './tables/not-names.ts'
import { offices, personNouns, personVerbs } from './tables/people-words.ts'
import { placeBeginnings } from './tables/regions.ts'

/** What is known of a run of capitalised words that no table names: all the decision may look at. */
export type Evidence = {
  /** Lower case, without full stops. */
  words: string[]
  acronym: boolean
  /** First of a sentence, so that the first capital proves nothing. */
  opens: boolean
  /** In a line where every word is capitalised. */
  title: boolean
  /** A form of address or an office stands right before it. */
  titled: boolean
  /** The two words before and the word after, lower case; empty where punctuation stands between. */
  before: string
  beforeThat: string
  after: string
  /** A comma and then the name of a known place, or a number as of an age. */
  followedBy: 'place' | 'age' | null
  /** In brackets right after a longer name whose initials it is. */
  abbreviates: boolean
  possessive: boolean
}

const PLACE_PREPOSITIONS = new Set([
  'in',
  'near',
  'outside',
  'around',
  'across',
  'throughout',
  'toward',
  'towards',
  'into',
])
const PLACE_NOUNS = new Set(
  'city town village province region district state county capital suburb island port prefecture oblast neighborhood neighbourhood area border coast'.split(
    ' ',
  ),
)
const ORGANIZATION_NOUNS = new Set(
  'company firm agency airline bank newspaper magazine party group website network team club university maker giant startup shares stock app'.split(
    ' ',
  ),
)

const ARTICLES = new Set(['the', 'a', 'an', 'this', 'that', 'any', 'every', 'each', 'some', 'no', 'my', 'your', 'our'])

/** Ends of ordinary English nouns and adjectives, seldom of names. */
const COMMON_WORD =
  /(?:tion|tions|sion|ment|ments|ness|ity|ing|ings|ive|able|ible|ous|ism|ics|ance|ence|ship|ful|less|ary|ics|ions|ees|ers|ies)$/
const isCommonWord = (word: string) => COMMON_WORD.test(word) || starters.has(word)
const NUMERAL = /^(?:[ivx]+|.*\d.*)$/
const AUXILIARIES = new Set([
  'is',
  'was',
  'has',
  'had',
  'will',
  'would',
  'could',
  'should',
  'did',
  'does',
  'who',
  'also',
  'and',
])
/** Does or owns something, as people do. */
const acts = (e: Evidence) =>
  e.possessive ||
  AUXILIARIES.has(e.after) ||
  personVerbs.has(e.after) ||
  e.after.endsWith('ed') ||
  personVerbs.has(e.before)

type Rule = { when: (evidence: Evidence) => boolean; type: MentionType | null }

const first = (evidence: Evidence) => evidence.words[0]!
const last = (evidence: Evidence) => evidence.words.at(-1)!
const isGiven = (word: string) => firstNames.has(word)
const isInitial = (word: string) => word.length === 1
const alone = (evidence: Evidence) => evidence.words.length === 1

/** The first rule that applies decides; nothing that applies means no mention. */
const RULES: Rule[] = [
  { when: (e) => eventEndings.has(last(e)) || NUMERAL.test(last(e)) || last(e).length === 1, type: null },
  { when: (e) => offices.has(last(e)) || (e.titled && offices.has(e.after)), type: null },
  { when: (e) => e.abbreviates, type: 'organization' },
  { when: (e) => e.titled && !e.acronym && e.words.length <= 4, type: 'person' },
  {
    when: (e) =>
      alone(e) && !e.acronym && (familyNames.has(first(e)) || isGiven(first(e))) && !doubtfulFirstNames.has(first(e)),
    type: 'person',
  },
  {
    when: (e) => !alone(e) && e.words.length <= 4 && isGiven(first(e)) && (!e.opens || !starters.has(first(e))),
    type: 'person',
  },
  { when: (e) => e.title, type: null },
  { when: (e) => e.followedBy === 'age' && e.words.length <= 4 && !alone(e), type: 'person' },
  {
    when: (e) => !alone(e) && e.words.length <= 4 && (isInitial(e.words[1]!) || familyNames.has(last(e))),
    type: 'person',
  },
  { when: (e) => !e.acronym && personNouns.has(e.before), type: 'person' },
  { when: (e) => !e.acronym && e.followedBy === 'place', type: 'place' },
  { when: (e) => placeBeginnings.has(first(e)) && !alone(e), type: 'place' },
  { when: (e) => e.before === 'of' && PLACE_NOUNS.has(e.beforeThat), type: 'place' },
  { when: (e) => PLACE_NOUNS.has(e.after) && !e.acronym && e.words.length <= 2, type: 'place' },
  { when: (e) => !e.acronym && e.words.length <= 2 && PLACE_PREPOSITIONS.has(e.before), type: 'place' },
  {
    when: (e) => ORGANIZATION_NOUNS.has(e.after) || (ORGANIZATION_NOUNS.has(e.before) && alone(e)),
    type: 'organization',
  },
  { when: (e) => e.acronym && first(e).length <= 6 && !e.opens, type: 'organization' },
  { when: (e) => !e.acronym && personVerbs.has(e.after) && e.before !== 'the', type: 'person' },
  {
    when: (e) =>
      (e.words.length === 2 || e.words.length === 3) &&
      !e.acronym &&
      !ARTICLES.has(e.before) &&
      !e.opens &&
      !e.words.some(isCommonWord),
    type: 'person',
  },
  {
    when: (e) => alone(e) && !e.acronym && !e.opens && !ARTICLES.has(e.before) && acts(e) && !isCommonWord(first(e)),
    type: 'person',
  },
]

/** Person, organization, place, or null for no mention, for a run of capitalised words not in the tables. */
export function decideType(evidence: Evidence): MentionType | null {
  return RULES.find((rule) => rule.when(evidence))?.type ?? null
}
