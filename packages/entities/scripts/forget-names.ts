import { bitOf } from '../src/recogniser/name-classes.ts'
import { mix } from '../src/recogniser/hashing.ts'
import type { NameLookup } from '../src/recogniser/names.ts'
import type { Random } from './random.ts'

/** The share of names a text is read without. */
const FORGOTTEN = 0.06
/** The classes of names come before those of words that stand by them; countries are all known. */
const NAMES = (bitOf('particle') - 1) & ~bitOf('country')

/**
 * Tables that have forgotten some names, others for each text: what is made up is made from the tables, and without this
 * nothing would be learnt of names that stand in none.
 */
export function forgetful(names: NameLookup, random: Random): NameLookup {
  const seed = random.below(2 ** 31)
  const forgets = (key: number) => (mix(key, seed) >>> 0) / 2 ** 32 < FORGOTTEN
  return {
    classesOf: (key) => {
      const classes = names.classesOf(key)
      return classes & NAMES && forgets(key) ? classes & ~NAMES : classes
    },
    isOrdinary: (hash) => names.isOrdinary(hash),
  }
}
