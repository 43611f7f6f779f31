import { CASED, type Document } from './document.ts'
import { mix } from './hashing.ts'
import type { LineStyle } from './line-styles.ts'
import type { Word } from './words.ts'

/** Features are numbers below this: rows of the model. */
export const FEATURE_BITS = 19
const FEATURE_MASK = 2 ** FEATURE_BITS - 1
/** More than one token ever has. */
export const MOST_FEATURES = 256

const STYLES: Record<LineStyle, number> = { running: 0, title: 1, capitals: 2 }
const TOPICS = { other: 0, sport: 1, finance: 2 }
const NONE = 0x3c6ef372
const LONGEST_RUN = 6
const LAST_BIT = 31

/** What the features of one token are made of; one is used again for each token, which spares the allocation. */
const here = {
  rows: new Int32Array(MOST_FEATURES),
  count: 0,
  /** Hash, shape and classes of the words from two before to two after. */
  hash: new Int32Array(5),
  shape: new Int32Array(5),
  classes: new Int32Array(5),
  style: 0,
  /** Style, and whether it opens a sentence. */
  place: 0,
  tabular: 0,
}

/** Templates are numbered; a feature is the hash of its template's number and value. */
function add(template: number, value: number) {
  const hash = mix(value, template * 0x01000193)
  here.rows[here.count++] = (hash ^ (hash >>> 16)) & FEATURE_MASK
}

/**
 * Writes the features of one token, as rows of the model, and says how many (feature hashing: Weinberger et al. 2009).
 */
export function featuresOf(document: Document, at: number, rows: Int32Array<ArrayBuffer>): number {
  here.rows = rows
  here.count = 0
  const { word } = document.tokens[at]!
  lookAround(document, at)
  addWords(word, document, at)
  addShapes(word)
  addClasses(word)
  addSpans(document, at)
  addRun(document, at)
  addDocument(document, at)
  return here.count
}

function lookAround({ tokens, lines }: Document, at: number) {
  const token = tokens[at]!
  const line = lines[token.line]!
  for (let place = 0; place < 5; place++) {
    const other = tokens[at + place - 2]
    const word = other !== undefined && other.line === token.line ? other.word : null
    here.hash[place] = word === null ? NONE : word.hash
    here.shape[place] = word === null ? NONE : word.shape
    here.classes[place] = word === null ? -1 : classesAsSeen(word)
  }
  here.style = STYLES[line.style]
  here.place = here.style * 2 + (token.opens ? 1 : 0)
  here.tabular = (line.tabular ? 2 : 0) + (line.short ? 1 : 0)
}

/** Classes hold for capitalised words, and are told apart from those of words in lower case. */
const classesAsSeen = (word: Word) => (word.capital ? word.classes : word.classes ^ 0x40000000)

function addWords(word: Word, { tokens }: Document, at: number) {
  const { hash } = here
  const w0 = hash[2]!
  add(1, w0)
  add(2, hash[1]!)
  add(3, hash[3]!)
  add(4, hash[0]!)
  add(5, hash[4]!)
  add(6, mix(hash[1]!, w0))
  add(7, mix(w0, hash[3]!))
  add(8, mix(hash[1]!, hash[3]!))
  add(9, mix(hash[0]!, hash[1]!))
  add(10, mix(hash[3]!, hash[4]!))
  add(11, word.exact)
  for (let length = 0; length < word.prefixes.length; length++) {
    add(12 + length, word.prefixes[length]!)
    add(15 + length, word.suffixes[length]!)
  }
  const line = tokens[at]!.line
  const previous = tokens[at - 1]
  const next = tokens[at + 1]
  if (previous !== undefined && previous.word.capital && previous.line === line) add(18, previous.word.suffixes[1]!)
  if (next !== undefined && next.word.capital && next.line === line) add(19, next.word.suffixes[1]!)
}

function addShapes(word: Word) {
  const { hash, shape, place, tabular } = here
  const s0 = shape[2]!
  const three = mix(mix(shape[1]!, s0), shape[3]!)
  const after = mix(hash[1]!, s0)
  const before = mix(hash[3]!, s0)
  add(20, s0)
  add(21, mix(shape[1]!, s0))
  add(22, mix(s0, shape[3]!))
  add(23, three)
  add(24, mix(s0, place))
  add(25, mix(hash[2]!, place))
  add(26, after)
  add(27, before)
  add(28, mix(mix(s0, place), word.ordinary ? 1 : 0))
  add(29, mix(three, tabular))
  add(30, mix(after, tabular))
  add(31, mix(before, tabular))
}

function addClasses(word: Word) {
  const { hash, shape, classes, place } = here
  const s0 = shape[2]!
  const [before, c0, after] = [classes[1]!, classes[2]!, classes[3]!]
  for (let rest = word.classes; rest !== 0; rest &= rest - 1) {
    const bit = LAST_BIT - Math.clz32(rest & -rest)
    add(32, mix(bit, s0))
    add(33, mix(bit, place))
    add(34, mix(bit, hash[1]!))
    add(35, mix(bit, hash[3]!))
  }
  if (before > 0) for (let rest = before; rest !== 0; rest &= rest - 1) add(36, mix(rest & -rest, s0))
  if (after > 0) for (let rest = after; rest !== 0; rest &= rest - 1) add(37, mix(rest & -rest, s0))
  const left = mix(before, c0)
  add(38, c0)
  add(39, left)
  add(40, mix(c0, after))
  add(41, mix(left, after))
  add(42, mix(mix(classes[0]!, before), mix(c0, s0)))
  add(43, mix(mix(c0, s0), mix(after, classes[4]!)))
}

function addSpans({ tokens, spans, places }: Document, at: number) {
  const line = tokens[at]!.line
  const span = mix(spans[at]!, places[at]!)
  const previous = tokens[at - 1]?.line === line ? mix(spans[at - 1]!, places[at - 1]!) : 0
  const next = tokens[at + 1]?.line === line ? mix(spans[at + 1]!, places[at + 1]!) : 0
  add(44, span)
  add(45, mix(previous, span))
  add(46, mix(span, next))
  add(47, mix(span, here.hash[1]!))
  add(48, mix(span, here.hash[3]!))
  for (let rest = spans[at]!; rest !== 0; rest &= rest - 1) add(49, mix(rest & -rest, places[at]!))
}

/** The run of capitalised words: its ends, its length, and what stands around it. */
function addRun({ tokens, runStarts, runEnds }: Document, at: number) {
  if (!tokens[at]!.word.capital) return
  const line = tokens[at]!.line
  const first = runStarts[at]!
  const end = runEnds[at]!
  const length = Math.min(end - first, LONGEST_RUN)
  const place = (at === first ? 1 : 0) + (at === end - 1 ? 2 : 0)
  const outerLeft = tokens[first - 1]
  const outerRight = tokens[end]
  const before = outerLeft !== undefined && outerLeft.line === line ? outerLeft.word.hash : NONE
  const after = outerRight !== undefined && outerRight.line === line ? outerRight.word.hash : NONE
  const firstWord = tokens[first]!.word
  const lastWord = tokens[end - 1]!.word
  const beginning = mix(firstWord.classes, place)
  add(50, mix(length, place))
  add(51, mix(lastWord.hash, place))
  add(52, mix(firstWord.hash, place))
  add(53, mix(mix(lastWord.classes, place), length))
  add(54, mix(beginning, length))
  add(55, mix(mix(before, place), length))
  add(56, mix(mix(after, place), length))
  add(57, mix(mix(before, after), mix(length, place)))
  add(58, mix(mix(firstWord.classes, lastWord.classes), mix(place, length)))
  add(59, mix(beginning, before))
  add(60, mix(beginning, after))
}

/** What the rest of the text says of the word, and what the text is about. */
function addDocument(document: Document, at: number) {
  const { hash, shape, classes } = here
  const { word, opens } = document.tokens[at]!
  const topic = TOPICS[document.topic]
  if (word.capital) {
    const company = document.company.get(word.hash) ?? 0
    add(70, mix(company & 3, opens ? 1 : 0))
    for (let bit = CASED; bit <= company; bit *= 2) if (company & bit) add(71, mix(bit, word.shape))
    add(72, company)
    add(73, mix(company, word.classes))
  }
  const kind = mix(topic, here.tabular * 2 + (opens ? 1 : 0))
  const known = mix(topic, word.classes)
  add(74, mix(topic, word.hash))
  add(75, mix(kind, mix(word.shape, word.classes)))
  add(76, mix(mix(topic, document.spans[at]!), mix(document.places[at]!, kind)))
  add(77, mix(known, hash[1]!))
  add(78, mix(known, hash[3]!))
  add(79, mix(kind, mix(classes[1]!, mix(word.classes, classes[3]!))))
  add(80, mix(kind, mix(shape[1]!, mix(word.shape, shape[3]!))))
}
