/** Scripts in which one character says about what three letters say elsewhere. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu
const DENSITY = 3

/** Where none of these is, there is nothing to count; asked first, since it is asked of every line. */
const MAY_BE_DENSE = /[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9d]|[\ud840-\ud8ff]/

/** How much a text says, in letters of an alphabet: the same threshold serves Chinese and English. */
export const textLength = (text: string): number =>
  text.length + (MAY_BE_DENSE.test(text) ? (DENSITY - 1) * (text.match(DENSE)?.length ?? 0) : 0)

/** Words where spaces part them, single characters in the scripts that are written without spaces. */
const UNIT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]+/gv

/**
 * Marks that do not make another word: the dot that lower case leaves beside the i of a Turkish İ; the vowel signs of Arabic and its
 * stretching, and of Hebrew, which are written or not.
 */
const OPTIONAL_MARKS = /\u0640|[\u0307\u064b-\u0652\u0670\u0591-\u05bd\u05bf\u05c1\u05c2]/g

/** The same for a text of ASCII alone, as most English is but for its quotation marks: those part words, too. */
const PLAIN = /^[\0-\x7f\u2013\u2014\u2018\u2019\u201c\u201d]*$/
const PLAIN_UNIT = /[a-z0-9]+/g

export const textUnits = (text: string): string[] =>
  PLAIN.test(text)
    ? (text.toLowerCase().match(PLAIN_UNIT) ?? [])
    : (text.normalize('NFKC').toLowerCase().replaceAll(OPTIONAL_MARKS, '').match(UNIT) ?? [])

/** A text without case, marks and spaces, to tell whether two say the same. */
export const foldText = (text: string): string => textUnits(text).join(' ')

/** Full stops of the world's scripts, with what may close after them. Thai ends its sentences with nothing. */
const ENDED = /[.!?…。！？｡।॥؟۔։።][\p{Pe}\p{Pf}\p{Pi}"'”’»«」』\s]*$/u
const THAI = /\p{Script=Thai}$/u

/** More marks than these seldom close a line: then all of it is looked at. */
const MOST_CLOSING = 8
const ONLY_CLOSING = /^[\p{Pe}\p{Pf}\p{Pi}"'”’»«」』\s]*$/u

export function endsLikeSentence(text: string): boolean {
  const end = text.slice(-MOST_CLOSING)
  return ENDED.test(end) || THAI.test(end) || (ONLY_CLOSING.test(end) && ENDED.test(text))
}

type Line = { readonly text: string }

const KNOWN = Symbol('known')
type Keeping = { [KNOWN]?: { of: object; values: unknown[] } }
let works = 0

/** Works something out of a line once, since many steps ask. It is kept on the line itself, and not taken for that of a copy. */
export function onceALine<Asked extends Line, Value>(work: (asked: Asked) => Value): (asked: Asked) => Value {
  const at = works++
  return (asked: Asked & Keeping) => {
    if (asked[KNOWN]?.of !== asked) asked[KNOWN] = { of: asked, values: [] }
    const { values } = asked[KNOWN]
    values[at] ??= work(asked)
    return values[at] as Value
  }
}

export const unitsOf = onceALine(({ text }: Line) => textUnits(text))

/** `textLength` of a line. */
export const lineLength = onceALine(({ text }: Line) => textLength(text))

/** `foldText` of a line. */
export const foldedLine = onceALine((line: Line) => unitsOf(line).join(' '))
