import type { Mention } from '@copydesk/news'
import type { Idf } from './idf.ts'
import namesAbroad from './names-abroad.json' with { type: 'json' }
import { stem, type Term, termsOf } from './terms.ts'

/** Capitalised in English without naming who or where. */
const CALENDAR_AND_TITLES = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december mr mrs ms dr i'
  )
    .split(' ')
    .map(stem),
)

/** Where more of the words are capitalised, capitals tell nothing: a text in capitals, a list of headlines. */
const MOST_CAPITALISED = 0.6

/** What stands before a word that is capitalised only because a sentence, quotation or dash precedes it. */
const SENTENCE_START = /(?:^|[.!?:\n“"‘'—–-])\s{0,4}["“‘']?$/
const LOOK_BACK = 4

const LONGEST_NAME = 80

const LETTER = /^\p{L}/u
const DIGIT = /^\d/

/**
 * Of languages that write every noun with a capital, the nouns that other languages write as well: names travel, words are
 * translated. `scripts/learn-word-idf.ts` made the table.
 */
const abroad = new Map(Object.entries(namesAbroad).map(([language, names]) => [language, new Set(names.split(' '))]))
/** Makes a place's name that of who or what is from there. */
const OF_A_PLACE = /(?<=.....)er$/u

/** Where a script has no capitals, what the table of its language does not hold is a name most often; the table's own weigh less. */
const UNLISTED = 7.3
/** What stands behind a place's name in Chinese, Japanese and Korean: of which kind it is. */
const KIND_OF_PLACE = /^(?:[省市县縣区區州镇鎮乡鄉県府都町村郡]|시|군|구|도)$/u
const WITH_ITS_KIND = /..(?:[省市县縣州県郡]|自治[区區])$/u

/** What an article is named by: its title and the start of its text with their terms, in its language. */
type NamingText = {
  title: string
  titleTerms: Term[]
  text: string
  terms: Term[]
  mentions: Mention[]
  language: string
  idf: Idf
}

/**
 * Which terms of a text are names, as far as capitals tell (never in lower case, and at least once a capital inside a
 * sentence; see above where they tell nothing), and the words of its mentions.
 */
export function namesIn(article: NamingText): Set<string> {
  const { terms, mentions } = article
  const known = abroad.get(article.language)
  const names = new Set(known ? namedAbroad(article, known) : namedByCapitals(article))
  const end = terms.at(-1)?.end ?? 0
  for (const mention of mentions)
    if (mention.start < end) for (const { term } of termsOf(mention.text.slice(0, LONGEST_NAME))) names.add(term)
  return names
}

function namedAbroad({ title, titleTerms, text, terms }: NamingText, known: Set<string>): string[] {
  const capitalised = [
    ...titleTerms.filter(({ start }) => isCapital(title.charAt(start))),
    ...terms.filter(({ start }) => isCapital(text.charAt(start))),
  ]
  return capitalised
    .map(({ term }) => term)
    .filter((term) => known.has(term) || known.has(term.replace(OF_A_PLACE, '')))
    .filter((term) => !CALENDAR_AND_TITLES.has(term))
}

const isCapital = (letter: string) => letter !== letter.toLowerCase()

function namedByCapitals({ text, terms, idf }: NamingText): string[] {
  const [lower, capitalised, caseless] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const { term, start } of terms) {
    const first = text.charAt(start)
    if (!LETTER.test(first)) continue
    if (isCapital(first)) {
      if (!SENTENCE_START.test(text.slice(Math.max(0, start - LOOK_BACK), start))) capitalised.add(term)
    } else if (first === first.toUpperCase()) caseless.add(term)
    else lower.add(term)
  }
  if (caseless.size > capitalised.size + lower.size)
    return [...placesIn(terms), ...[...caseless].filter((term) => idf(term) >= UNLISTED)]
  if (capitalised.size > MOST_CAPITALISED * (capitalised.size + lower.size + caseless.size)) return []
  return [...capitalised].filter((term) => !lower.has(term) && !CALENDAR_AND_TITLES.has(term))
}

const placesIn = (terms: Term[]): string[] =>
  terms.flatMap(({ term, end }, at) => {
    const next = terms[at + 1]
    const isNamed = next?.start === end && KIND_OF_PLACE.test(next.term) && term.length > 1 && !DIGIT.test(term)
    return isNamed || WITH_ITS_KIND.test(term) ? [term] : []
  })
