import type { Figure } from '@copydesk/news'
import { fit, possible, widened } from './bounds.ts'
import { ANYBODY, fateOfWord } from './fate-words.ts'
import { fateIn } from './fates.ts'
import { comparedAs } from './measures.ts'
import { type Placed, quantitiesIn, sharedShare } from './quantities.ts'

/** An article with its figures. `origin`: who answers for its reporting, one name a source however many outlets; null unknown. */
export type FigureSource = {
  article: string
  origin: string | null
  url: string
  at: Date
  text: string
  figures: Figure[]
}

/** A figure as one article states it, with the sentence it stands in. */
export type StatedFigure = Omit<Figure, 'start' | 'end'> & {
  article: string
  origin: string | null
  url: string
  at: Date
  sentence: string
}

/**
 * One quantity and what is said of it. `low` and `high`: the range of all that is said. `sources`: the origins that state it, each
 * once; unknown ones add nothing. `contested`: nothing that one origin says fits anything that another says.
 */
export type Quantity = {
  of: string | null
  unit: string | null
  fate: string | null
  low: number
  high: number
  sources: string[]
  contested: boolean
  stated: StatedFigure[]
}

const HALF = 0.5
/** How much of the shorter sentence stands in the other where both are about one thing. */
const ALIKE = 0.4
const WORD = /[\p{L}\p{M}\p{N}]+/gu
/** Letters that hold the measure after a number. */
const LONGEST_MEASURE = 30
const NUMBER = /^\p{N}/u
const SMALL_WORDS = new Set('the a an of in on at to for from and or with who that other more'.split(' '))

/** `unit`: as units are compared. `words`: of what is counted. `around`: of the sentence, without numbers. */
type Found = Placed & {
  stated: StatedFigure
  unit: string | null
  fate: string | null
  words: Set<string>
  around: Set<string>
}

/**
 * The figures of several articles as quantities: those of the same unit that count the same, in the same fate, are one, in the order
 * in which they came, so that its movement can be read; unlike values in one article are several. Most sources first.
 */
export function figuresAcross(sources: FigureSource[]): Quantity[] {
  const groups: Found[][] = []
  for (const found of foundIn(sources)) {
    const group = groups.find((members) => members.some((member) => countsTheSame(member, found)))
    if (group) group.push(found)
    else groups.push([found])
  }
  return groups
    .flatMap(quantitiesIn)
    .map(quantityOf)
    .sort((a, b) => b.sources.length - a.sources.length || b.stated.length - a.stated.length || nameOf(a, b))
}

const nameOf = (a: Quantity, b: Quantity) => ((a.of ?? '') < (b.of ?? '') ? -1 : Number((a.of ?? '') > (b.of ?? '')))

function foundIn(sources: FigureSource[]): Found[] {
  const ordered = sources.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.article < b.article ? -1 : 1))
  return ordered.flatMap(({ figures, text, ...source }) => {
    const stated = figures.map((whole): Found => {
      const { start, end, ...figure } = whole
      const { sentence, at } = sentenceAt(text, start)
      const words = new Set(wordsOf(figure.of ?? ''))
      const around = new Set(wordsOf(sentence).filter((word) => !NUMBER.test(word)))
      return {
        article: source.article,
        sentence,
        from: at,
        to: at + end - start,
        said: widened(whole),
        possible: possible(text, whole),
        stated: { ...source, ...figure, sentence },
        unit: comparedAs(figure.unit, text.slice(end, end + LONGEST_MEASURE)),
        fate: fateIn(sentence, at),
        words,
        around,
        about: new Set([...around].filter((word) => !words.has(word) && !ANYBODY.has(word) && !fateOfWord.has(word))),
      }
    })
    return stated.filter((one, at) => !stated.slice(0, at).some((other) => saysTheSame(one, other)))
  })
}

/** An article that says a figure twice says it once. */
const saysTheSame = (a: Found, b: Found) =>
  a.stated.low === b.stated.low &&
  a.stated.high === b.stated.high &&
  a.stated.attributedTo === b.stated.attributedTo &&
  countsTheSame(a, b)

function countsTheSame(a: Found, b: Found): boolean {
  if (a.unit !== b.unit || a.fate !== b.fate) return false
  const areAnybody = isAnybody(a) && isAnybody(b)
  if (areAnybody && a.fate !== null) return true
  // "Twenty years" and "eight people" say of themselves nothing of what is meant: their sentences have to.
  if (a.words.size === 0 || b.words.size === 0 || areAnybody)
    return a.words.size === b.words.size && sharedShare(a.around, b.around) >= ALIKE
  return sharedShare(a.words, b.words) >= HALF
}

/** Counted by a word for anybody or by their fate ("16 wounded"), or by none ("killing 18"). */
const isAnybody = ({ words, stated }: Found) =>
  words.size === 0 ? stated.unit === null : [...words].some((word) => ANYBODY.has(word) || fateOfWord.has(word))

const wordsOf = (text: string): string[] =>
  Array.from(text.toLowerCase().matchAll(WORD), ([word]) => word).filter((word) => !SMALL_WORDS.has(word))

function quantityOf(group: Found[]): Quantity {
  const stated = group.map((found) => found.stated)
  const [first] = group
  return {
    of: mostSaid(stated.flatMap(({ of }) => of ?? [])),
    unit: first?.stated.unit ?? null,
    fate: first?.fate ?? null,
    low: Math.min(...stated.map((figure) => rangeOf(figure).low)),
    high: Math.max(...stated.map((figure) => rangeOf(figure).high)),
    sources: [...new Set(stated.flatMap(({ origin }) => origin ?? []))].toSorted(),
    contested: isContested(group),
    stated,
  }
}

/** What most of them say, of equals the shortest. */
function mostSaid(names: string[]): string | null {
  const counts = Map.groupBy(names, (name) => name)
  const [best] = [...counts].sort(
    (a, b) => b[1].length - a[1].length || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1),
  )
  return best?.[0] ?? null
}

/** A toll that rose is not contested by what was said before, nor "at least 10" by 15. */
function isContested(group: Found[]): boolean {
  const known = group.filter(({ stated }) => stated.origin !== null)
  const byOrigin = [...Map.groupBy(known, ({ stated }) => stated.origin).values()]
  return byOrigin.some((some, at) =>
    byOrigin.slice(at + 1).some((others) => !some.some((a) => others.some((b) => fit(a.possible, b.possible)))),
  )
}

const rangeOf = ({ value, low, high }: StatedFigure) => ({ low: low ?? value ?? 0, high: high ?? value ?? 0 })

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'sentence' })

/** The sentence around an offset, and where in it that is. */
function sentenceAt(text: string, offset: number): { sentence: string; at: number } {
  const from = text.lastIndexOf('\n', offset - 1) + 1
  const to = text.indexOf('\n', offset)
  const line = text.slice(from, to < 0 ? text.length : to)
  const segment = SEGMENTER.segment(line).containing(offset - from)
  if (!segment) return { sentence: line.trim(), at: offset - from }
  return { sentence: segment.segment.trim(), at: offset - from - segment.index }
}
