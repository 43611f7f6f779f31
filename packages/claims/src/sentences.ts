import type { Quotation } from './quotation-marks.ts'

/** A word, or a whole quotation taken as one. */
export type Token = {
  text: string
  lower: string
  start: number
  end: number
  /** What stands between this token and the one before it in its sentence. */
  gap: string
  /** Number of the quotation this token stands for, or null for a word. */
  quotation: number | null
}

export type Sentence = { start: number; end: number; paragraph: number; tokens: Token[] }

const WORD =
  /[\p{L}\p{N}$€£¥₹₩₽₴₺₦@#][\p{L}\p{M}\p{N}]*(?:(?:[-'’.,&/]|(?<=\.\p{Lu})\.-)[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*%?/gu
const ABBREVIATIONS = new Set(
  (
    'rs mr mrs ms dr prof sen rep gov gen lt col maj capt sgt cpl adm cmdr rev hon st ave jr sr inc corp co ltd no vs jan feb mar apr aug sept sep oct nov dec ' +
    'ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo'
  ).split(' '),
)
const UPPER = /\p{Lu}/u
const LOWER = /\p{Ll}/u
/** Where so much of a text has no capital, it has none to begin a sentence with. */
const CASE_SAMPLE = 2000
const CLOSING_PUNCTUATION = /[.!?…。！？][”"’'»›」』)\]]*$/

/** Sentences of a text, each within its paragraph, with every quotation as one token. Linear in the text. */
export function splitSentences(text: string, quotations: Quotation[]): Sentence[] {
  const sentences: Sentence[] = []
  let tokens: Token[] = []
  let paragraph = 0
  const caseless = !UPPER.test(text.slice(0, CASE_SAMPLE))
  const close = () => {
    if (tokens.length > 0) sentences.push({ start: tokens[0]!.start, end: tokens.at(-1)!.end, paragraph, tokens })
    tokens = []
  }
  let previousEnd = 0
  for (const token of tokensOf(text, quotations)) {
    token.gap = text.slice(previousEnd, token.start)
    const previous = tokens.at(-1)
    const newParagraph = token.gap.includes('\n')
    if (previous && (newParagraph || endsSentence(previous, token, caseless))) close()
    if (newParagraph) paragraph++
    if (tokens.length === 0) token.gap = ''
    tokens.push(token)
    previousEnd = token.end
  }
  close()
  return sentences
}

function* tokensOf(text: string, quotations: Quotation[]): Generator<Token> {
  let from = 0
  for (const [number, quotation] of quotations.entries()) {
    yield* wordsIn(text, from, quotation.start)
    yield {
      text: text.slice(quotation.start, quotation.end),
      lower: '',
      start: quotation.start,
      end: quotation.end,
      gap: '',
      quotation: number,
    }
    from = quotation.end
  }
  yield* wordsIn(text, from, text.length)
}

function* wordsIn(text: string, from: number, to: number): Generator<Token> {
  for (const match of text.slice(from, to).matchAll(WORD)) {
    const start = from + match.index
    yield {
      text: match[0],
      lower: match[0].toLowerCase().replaceAll('’', "'"),
      start,
      end: start + match[0].length,
      gap: '',
      quotation: null,
    }
  }
}

const startsUpper = (token: Token) => token.quotation !== null || /^[\p{Lu}\p{N}$€£¥₹₩₽₴₺₦]/u.test(token.text)

function endsSentence(previous: Token, token: Token, caseless: boolean): boolean {
  const opens = caseless || startsUpper(token)
  if (previous.quotation !== null && !/[.!?]/.test(token.gap)) {
    return /[.…][”"’'»]*$/.test(previous.text) && opens && !/[,;―—–]|--/.test(token.gap)
  }
  if (!/[.!?…]/.test(token.gap)) return false
  if (!opens) return false
  if (!/^\.\s/.test(token.gap)) return true
  const initial = previous.text.length === 1 && UPPER.test(previous.text) && token.quotation === null
  const dotted = /^(?:\p{L}\.)+\p{L}$/u.test(previous.text)
  return !initial && !dotted && !ABBREVIATIONS.has(previous.lower)
}

/** The tokens of a sentence all in capitals in small letters, since capitals tell nothing there; others as they are. */
export const foldedCapitals = (tokens: Token[]): Token[] =>
  tokens.some((token) => token.quotation === null && LOWER.test(token.text))
    ? tokens
    : tokens.map((token) => (token.quotation === null ? { ...token, text: token.lower } : token))

/** Whether a quotation's own text ends a sentence. */
export const closesSentence = (token: Token) => CLOSING_PUNCTUATION.test(token.text)
