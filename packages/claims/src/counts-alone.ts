import { finiteVerbs } from './cue-words.ts'
import type { FoundNumber } from './numbers.ts'
import type { Token } from './sentences.ts'

const listed = (text: string) => new Set(text.trim().split(/\s+/))

/** Verbs whose object is so many people, also when nobody says people: "killing 18". */
const BEFALLS = listed(`
  kill kills killed killing wound wounds wounded wounding injure injures injured injuring hurt hurting infect infected infecting arrest arrested arresting detain detained detaining
  rescue rescued rescuing displace displaced displacing kidnapped abducted evacuated hospitalized hospitalised
`)
/** Verbs and words that lead to an amount: "could reach 150", "rose to 340", "up from 28". */
const LEADS = listed(`
  reach reaches reached total totals totaled totalled exceed exceeds exceeded top tops topped number numbers numbered
  rise rises rose risen grow grows grew grown climb climbed fall falls fell fallen drop dropped increase increased decrease decreased jump jumped decline declined
  up down toll count tally built put puts
`)
/** Verbs without an object that tell what so many did. */
const SO_MANY = listed(
  'remain remains remained died survived escaped fled perished drowned stayed returned voted abstained',
)
const TO = listed('to at from for')
const REST = listed('more fewer less')
const OTHERS = listed('them us whom those these')
const FAR = 8

/**
 * Whether a number that names nothing counted still counts: what it counts was said before ("two are missing", "61 of them", "nine
 * fewer"), or goes without saying ("killing 18", "the toll rose to 72", "about 1,500").
 */
export function countsAlone(tokens: Token[], found: FoundNumber): boolean {
  const next = tokens[found.to]
  if (found.value === 1) return false
  if (next && next.gap.trim() === '') {
    if (REST.has(next.lower)) return true
    if (next.lower === 'of' && OTHERS.has(tokens[found.to + 1]?.lower ?? '')) return true
    if ((finiteVerbs.has(next.lower) || SO_MANY.has(next.lower)) && startsPhrase(tokens, found.from)) return true
  }
  return (
    BEFALLS.has(tokens[found.from - 1]?.lower ?? '') ||
    (!found.inWords && (found.approximate || isLedTo(tokens, found.from))) ||
    isPutAt(tokens, found.from)
  )
}

/** "Two are missing", not "the best two are": nothing but an approximation or a conjunction stands before it. */
const startsPhrase = (tokens: Token[], at: number) => {
  const before = tokens[at - 1]
  return before === undefined || tokens[at]!.gap.includes(',') || STARTS.has(before.lower)
}
const STARTS = listed('and but whom least about nearly almost some around than that while said most as')

function isLedTo(tokens: Token[], at: number): boolean {
  const before = tokens[at - 1]?.lower ?? ''
  if (LEADS.has(before)) return true
  if (!TO.has(before)) return false
  for (let back = at - 2; back >= Math.max(0, at - FAR); back--) if (LEADS.has(tokens[back]!.lower)) return true
  return false
}

/** "Put the toll at nine". */
const isPutAt = (tokens: Token[], at: number) =>
  tokens[at - 1]?.lower === 'at' && tokens.slice(Math.max(0, at - FAR), at).some(({ lower }) => PUTS.has(lower))
const PUTS = listed('put puts putting')
