import { mix, wordHash } from './hashing.ts'
import { bitOf } from './name-classes.ts'
import { keyOf } from './words.ts'

/** The longest name in the tables, in words. */
export const LONGEST_NAME = 6
const EMPTY = 0
const ENGLISH_CLASSES = ~bitOf('countryAbroad')
export const ORDINARY_PROBES = 4

/** What reading a text asks of the tables. */
export type NameLookup = Pick<Names, 'classesOf' | 'isOrdinary'>

/** Which classes a name of one or more words stands in, and which words are ordinary English. Read-only once filled. */
export class Names {
  readonly #keys: Int32Array
  readonly #masks: Int32Array
  readonly #ordinary: Uint8Array

  /** The hash of each name and its mask, side by side; `ordinary`: a Bloom filter, its length a power of two. */
  constructor(hashes: Uint32Array, classes: Uint32Array, ordinary: Uint8Array) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(hashes.length, 1) * 2))
    this.#keys = new Int32Array(size)
    this.#masks = new Int32Array(size)
    this.#ordinary = ordinary
    for (let at = 0; at < hashes.length; at++) {
      const key = hashes[at]! | 0
      let slot = (key >>> 0) & (size - 1)
      while (this.#masks[slot] !== EMPTY) slot = (slot + 1) & (size - 1)
      this.#keys[slot] = key
      this.#masks[slot] = classes[at]!
    }
  }

  /** The mask of classes under a hash that English texts are read by, 0 where there is none. */
  classesOf(key: number): number {
    return this.allClassesOf(key) & ENGLISH_CLASSES
  }

  /** Also of classes for other languages. */
  allClassesOf(key: number): number {
    const last = this.#keys.length - 1
    let slot = (key >>> 0) & last
    while (this.#masks[slot] !== EMPTY) {
      if (this.#keys[slot] === key) return this.#masks[slot]!
      slot = (slot + 1) & last
    }
    return 0
  }

  isOrdinary(hash: number): boolean {
    const bits = this.#ordinary.length * 8
    for (let probe = 1; probe <= ORDINARY_PROBES; probe++) {
      const bit = ordinaryBit(hash, probe, bits)
      if (!((this.#ordinary[bit >>> 3]! >>> (bit & 7)) & 1)) return false
    }
    return true
  }
}

/** Which of so many bits a probe sets for a word in a Bloom filter. */
export const ordinaryBit = (hash: number, probe: number, bits: number): number => (mix(hash, probe) >>> 0) & (bits - 1)

/** Goes on from the hash of a name to that of the name with one word more. */
export const withWord = (name: number, word: number): number => mix(name ^ 0x5bd1e995, word)

const WORDS = /[\p{L}\p{N}][\p{L}\p{M}\p{N}.'’&-]*|&/gu
/** A possessive ending is a token of its own. */
const POSSESSIVE = /(?<=..)['’]s$/i

/** The hash of a name as written, whatever its case; null where it is longer than the tables hold. */
export function nameHash(name: string): number | null {
  const words = [...name.matchAll(WORDS)].flatMap(([word]) => {
    const bare = word.replace(POSSESSIVE, '')
    return [keyOf(bare).toLowerCase(), ...(bare === word ? [] : ["'s"])]
  })
  if (words.length === 0 || words.length > LONGEST_NAME) return null
  return words.slice(1).reduce((hash, word) => withWord(hash, wordHash(word)), wordHash(words[0]!))
}
