/**
 * Learns src/word-idf.json: what the commonest terms of many languages weigh. Run with Node 24:
 *   node packages/stories/scripts/learn-word-idf.ts --wordfreq DIR
 * DIR holds the word lists of wordfreq 3.1.1 (small_<language>.msgpack.gz, in its wheel under wordfreq/data); see NOTICE.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { WORDS_A_DOCUMENT } from '../src/idf.ts'
import { termsOf } from '../src/terms.ts'
import { readMessagePack } from './message-pack.ts'

/** English has a table of its own, counted on documents. */
const COUNTED = 'en'
const TERMS_A_LANGUAGE = 6_000
/** Written without spaces, or with endings as words of their own: texts are cut by these lists, which are longer for it. */
const CUT_BY_LISTS = new Set(['ja', 'ko', 'zh'])
const WORDS_TO_CUT_BY = 12_000

/** wordfreq counts all numbers of one length together. */
const DIGIT = /^\d/

/** Of a hundred words of a text how many are this one, as a share of 1. */
type Frequencies = Map<string, number>

const add = (frequencies: Frequencies, term: string, by: number) =>
  frequencies.set(term, (frequencies.get(term) ?? 0) + by)

/** wordfreq's cBpack: a heading, then the words of each frequency from 1 down in hundredths of a power of ten. */
function readWordList(path: string): Frequencies {
  const [, ...bins] = readMessagePack(gunzipSync(readFileSync(path))) as [unknown, ...string[][]]
  return new Map(bins.flatMap((words, at) => words.map((word): [string, number] => [word, 10 ** (-at / 100)])))
}

/** wordfreq writes Chinese in simplified characters alone; `traditional` are those that stand for each of these. */
function readTraditional(path: string): Map<string, string[]> {
  const simplified = readMessagePack(gunzipSync(readFileSync(path))) as Map<number, string>
  const traditional = new Map<string, string[]>()
  for (const [code, to] of simplified) {
    const known = traditional.get(to) ?? [to]
    traditional.set(to, [...known, String.fromCodePoint(code)])
  }
  return traditional
}

/** What a language writes with capitals that hold nouns too: see src/names.ts. */
const CAPITALISING_NOUNS = ['de']
/** Other languages that have long lists. */
const ABROAD = ['ca', 'cs', 'en', 'es', 'fi', 'fr', 'it', 'pl', 'pt']
/** A name is in so many of them at least so often, against its own language, and not very common in both, as foreign words are. */
const KNOWN_ABROAD = { languages: 3, share: 0.007 }
const FOREIGN_WORD = { share: 0.1, frequency: 2.7e-5 }
const NAME = /^\p{L}{3,}$/u
const RAREST_NAME = 1e-6
/** What a language builds so many longer words upon is a word of its own. */
const BUILT_UPON = 13
const SHORTEST_PART = 3

function namesAbroad(folder: string, language: string): string {
  const own = readWordList(join(folder, `large_${language}.msgpack.gz`))
  const others = ABROAD.map((other) => readWordList(join(folder, `large_${other}.msgpack.gz`)))
  const known = [...own].flatMap(([word, frequency]) => {
    if (frequency < RAREST_NAME || !NAME.test(word)) return []
    const abroad = others.map((list) => list.get(word) ?? 0).sort((a, b) => b - a)
    const share = (abroad[KNOWN_ABROAD.languages - 1] ?? 0) / frequency
    const isForeign = share > FOREIGN_WORD.share && frequency > FOREIGN_WORD.frequency
    return share >= KNOWN_ABROAD.share && !isForeign ? [word] : []
  })
  const longer = builtUpon(new Set(known), own)
  const names = new Set(known.filter((word) => (longer.get(word) ?? 0) < BUILT_UPON))
  const terms = [...names].flatMap((word) => {
    const stem = termsOf(word)[0]?.term ?? word
    return stem === word || names.has(stem) || !own.has(stem) ? [stem] : []
  })
  return [...new Set(terms)].sort().join(' ')
}

/** How many words of a list end in each of some, behind another word of the list. */
function builtUpon(words: Set<string>, list: Frequencies): Map<string, number> {
  const counts = new Map<string, number>()
  for (const longer of list.keys())
    for (let at = SHORTEST_PART; at <= longer.length - SHORTEST_PART; at++) {
      const end = longer.slice(at)
      if (words.has(end) && list.has(longer.slice(0, at))) counts.set(end, (counts.get(end) ?? 0) + 1)
    }
  return counts
}

function termFrequencies(language: string, words: Frequencies): Frequencies {
  if (CUT_BY_LISTS.has(language)) return new Map([...words].filter(([word]) => !DIGIT.test(word)))
  const terms: Frequencies = new Map()
  for (const [word, frequency] of words)
    for (const { term } of termsOf(word)) if (!DIGIT.test(term)) add(terms, term, frequency)
  return terms
}

const spellings = (term: string, traditional: Map<string, string[]>): string[] =>
  Array.from(term).reduce(
    (spelt, letter) => spelt.flatMap((start) => (traditional.get(letter) ?? [letter]).map((one) => start + one)),
    [''],
  )

/** How rare it is that a document holds a term of this frequency, in nats, to one decimal. */
const weightOf = (frequency: number) => (-Math.log(1 - Math.exp(-frequency * WORDS_A_DOCUMENT))).toFixed(1)

function learn(folder: string, language: string, traditional: Map<string, string[]>): Record<string, string> {
  const words = readWordList(join(folder, `small_${language}.msgpack.gz`))
  const terms = termFrequencies(language, words)
  const count = CUT_BY_LISTS.has(language) ? WORDS_TO_CUT_BY : TERMS_A_LANGUAGE
  const commonest = [...terms].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, count)
  const byWeight: Record<string, string> = {}
  for (const [term, frequency] of commonest)
    for (const spelt of language === 'zh' ? spellings(term, traditional) : [term]) {
      const weight = weightOf(frequency)
      byWeight[weight] = byWeight[weight] ? `${byWeight[weight]} ${spelt}` : spelt
    }
  return byWeight
}

const { values } = parseArgs({ options: { wordfreq: { type: 'string' } } })
if (!values.wordfreq) {
  process.stderr.write('usage: node packages/stories/scripts/learn-word-idf.ts --wordfreq DIR\n')
  process.exit(2)
}
const folder = values.wordfreq
const traditional = readTraditional(join(folder, '_chinese_mapping.msgpack.gz'))
const languages = readdirSync(folder)
  .flatMap((name) => /^small_(\w+)\.msgpack\.gz$/.exec(name)?.[1] ?? [])
  .filter((language) => language !== COUNTED)
  .sort()
const table = Object.fromEntries(languages.map((language) => [language, learn(folder, language, traditional)]))
writeFileSync(new URL('../src/word-idf.json', import.meta.url), `${JSON.stringify(table, null, 1)}\n`)
const names = Object.fromEntries(CAPITALISING_NOUNS.map((language) => [language, namesAbroad(folder, language)]))
writeFileSync(new URL('../src/names-abroad.json', import.meta.url), `${JSON.stringify(names, null, 1)}\n`)
process.stderr.write(`${languages.length} languages\n`)
