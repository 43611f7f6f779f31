import { inverseDocumentFrequency } from './idf.ts'
import { type Term, termsOf } from './terms.ts'

/** An article as its statements are compared. `origin`: who answers for its reporting, one name a source; null unknown. */
export type StatingArticle = { id: string; origin: string | null; url: string; text: string }

/** What one article says, as the sentence stands. */
export type Statement = { article: string; origin: string; url: string; sentence: string }

/** Two sentences on one matter, of which one says what the other denies; `terms`: the words that they share, weightiest first. */
export type Dispute = { said: Statement; denied: Statement; terms: string[] }

/** News tells first what matters; it also bounds the work. */
const MOST_SENTENCES = 40
/** Of so many articles; in the order of their ids, which is nobody's. */
const MOST_ARTICLES = 400
const WORDS = { fewest: 5, most: 60 }
/** Of the words of the heavier sentence, by weight, so much has to stand in the other, and so many of them. */
const SAME_MATTER = { share: 0.4, terms: 4 }
/** From so much on, two sentences of one article speak of one matter: it then knows both sides. */
const KNOWN_MATTER = 0.3
/** Words in more than one of seven texts say nothing of the matter. */
const LEAST_WEIGHT = 2
const TERMS_TOLD = 8

/** That something is not so. What is denied follows: a negation denies the next weighty word, a verb of denial one of the next. */
const NEGATIONS = /^(?:not|never|cannot|.*n't)$/u
const VERBS_OF_DENIAL = /^(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing))$/u
/** After a negation these affirm what follows: not only, not since, were it not for. */
const AFFIRMING = new Set(['only', 'just', 'merely', 'simply', 'least', 'since', 'until', 'before', 'for'])
const REACH = { words: 6, negation: 1, verb: 3 }
/** Verbs by which something is only said, and what is said: denied is what follows them. */
const OF_SAYING = new Set('claim report allegation accusation say said saying suggestion'.split(' '))

/** To the end where the quotation goes on in another sentence. */
const QUOTED = /[“"][^”"]*(?:[”"]|$)|^[^“"]*”/gu

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'sentence' })

/** `negates`: in any words of it. `denied`: the words whose being so is denied. `weights`: of those that tell its matter. */
type Read = {
  statement: Statement
  negates: boolean
  denied: Set<string>
  weights: Map<string, number>
  weight: number
}

/**
 * What independent origins contradict each other in: one's sentence says what the other's denies, mostly in the same words.
 * An article that has both sides differs from nobody, and an unknown origin may be one of the others. Few are found, by
 * design: a difference in other words is not seen. In English.
 */
export function disputesAcross(articles: StatingArticle[]): Dispute[] {
  const read = articles
    .flatMap(({ origin, ...article }) => (origin === null ? [] : [{ ...article, origin }]))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .slice(0, MOST_ARTICLES)
    .map(statementsOf)
  const byTerm = termsSaid(read)
  const found = read.flatMap((other) => other.flatMap((denial) => disputeOf(denial, other, byTerm) ?? []))
  return found
    .toSorted((a, b) => a.at - b.at)
    .map(({ dispute }) => dispute)
    .filter(({ denied }, at, all) => all.findIndex((dispute) => isSame(dispute.denied, denied)) === at)
}

const isSame = (a: Statement, b: Statement) => a.article === b.article && a.sentence === b.sentence

/** A statement with its article, and that one's place. */
type Said = { at: number; own: Read[]; statement: Read }

/** What is said with a word, by the word: whatever contradicts a denial has one of the words that it denies. */
function termsSaid(read: Read[][]): Map<string, Said[]> {
  const byTerm = new Map<string, Said[]>()
  for (const [at, own] of read.entries())
    for (const statement of own)
      for (const term of statement.weights.keys()) {
        const said = byTerm.get(term)
        if (said) said.push({ at, own, statement })
        else byTerm.set(term, [{ at, own, statement }])
      }
  return byTerm
}

/** The first article of another origin that says what a sentence of `other` denies. */
function disputeOf(denial: Read, other: Read[], byTerm: Map<string, Said[]>): { at: number; dispute: Dispute } | null {
  const { origin } = denial.statement
  const contrary = [...denial.denied]
    .flatMap((term) => byTerm.get(term) ?? [])
    .filter(({ statement }) => contradicts(statement, denial))
  if (contrary.some(({ own }) => own === other)) return null
  const places = contrary.filter(({ statement }) => statement.statement.origin !== origin).map(({ at }) => at)
  for (const at of [...new Set(places)].sort((a, b) => a - b)) {
    const own = contrary.find((said) => said.at === at)?.own ?? []
    if (own.some((one) => one.negates && share(one, denial) >= KNOWN_MATTER)) continue
    const said = own.find((statement) => contradicts(statement, denial))
    if (!said) continue
    const terms = sharedBy(said, denial).slice(0, TERMS_TOLD)
    return { at, dispute: { said: said.statement, denied: denial.statement, terms } }
  }
  return null
}

function contradicts(said: Read, { denied, ...denial }: Read): boolean {
  if (said.negates || ![...denied].some((term) => said.weights.has(term))) return false
  return share(said, denial) >= SAME_MATTER.share && sharedBy(said, denial).length >= SAME_MATTER.terms
}

type Weighed = Pick<Read, 'weights' | 'weight'>

/** The words of both, weightiest first. */
const sharedBy = (a: Weighed, b: Weighed): string[] =>
  [...a.weights]
    .filter(([term]) => b.weights.has(term))
    .sort(([term, weight], [other, than]) => than - weight || (term < other ? -1 : 1))
    .map(([term]) => term)

/** How much of the heavier sentence stands in the other. */
function share(a: Weighed, b: Weighed): number {
  let shared = 0
  for (const [term, weight] of a.weights) if (b.weights.has(term)) shared += weight
  return shared / Math.max(a.weight, b.weight, 1)
}

function statementsOf({ id, origin, url, text }: StatingArticle & { origin: string }): Read[] {
  const sentences = text
    .split('\n')
    .flatMap((line) => [...SEGMENTER.segment(line)].map(({ segment }) => segment.trim()))
  return sentences.slice(0, MOST_SENTENCES).flatMap((sentence): Read[] => {
    const terms = termsOf(sentence)
    if (terms.length < WORDS.fewest || terms.length > WORDS.most || sentence.includes('?')) return []
    const quoted = [...sentence.matchAll(QUOTED)].map(({ index, 0: { length } }) => [index, index + length] as const)
    const denied = deniedIn(terms, (at) => quoted.some(([start, end]) => start <= at && at < end))
    const weights = new Map(
      terms.filter(isWeighty).map((term) => [verbStem(term.term), inverseDocumentFrequency(term.term)]),
    )
    const weight = [...weights.values()].reduce((sum, own) => sum + own, 0)
    const negates = terms.some(({ term }) => NEGATIONS.test(term) || VERBS_OF_DENIAL.test(term))
    return [{ statement: { article: id, origin, url, sentence }, negates, denied, weights, weight }]
  })
}

/** Words within quotation marks are their speaker's, and stand in other articles too. */
function deniedIn(terms: Term[], isQuoted: (at: number) => boolean): Set<string> {
  const denied = terms.flatMap(({ term, start }, at) => {
    if (isQuoted(start) || terms[at - 1]?.term === 'if' || AFFIRMING.has(terms[at + 1]?.term ?? '')) return []
    const reach = NEGATIONS.test(term) ? REACH.negation : VERBS_OF_DENIAL.test(term) ? REACH.verb : 0
    const next = terms.slice(at + 1, at + 1 + REACH.words).filter(isWeighty)
    return next.slice(0, reach).map((weighty) => verbStem(weighty.term))
  })
  return new Set(denied)
}

const isWeighty = ({ term }: Term) =>
  inverseDocumentFrequency(term) >= LEAST_WEIGHT &&
  !OF_SAYING.has(term) &&
  !NEGATIONS.test(term) &&
  !VERBS_OF_DENIAL.test(term)

/** One form for "fire", "fired", "firing": enough to see that one verb is meant. */
const verbStem = (term: string) => (term.length > 3 ? term.replace(/(?:ing|ed|e)$/u, '') : term)
