/** A stretch between quotation marks, marks included. It may run over paragraphs. */
export type Quotation = { start: number; end: number }

/** What closes each opening mark. Low and reversed marks follow German, Polish, French and Scandinavian usage, corners Japanese and Chinese. */
const CLOSERS: Record<string, string> = {
  '“': '”“"',
  '”': '”"',
  '„': '“”"',
  '«': '»',
  '»': '«»',
  '"': '"”',
  "''": "''",
  '``': "''",
  '‘': '’',
  "'": "'",
  '‚': '‘’',
  '‹': '›',
  '「': '」',
  '『': '』',
}
/** They open wherever they stand. */
const OPENERS = new Set(['“', '„', '«', '``', '「', '『'])
/** Within a paragraph: their close is an apostrophe too. */
const SINGLE = new Set(['‘', "'", '‚'])
/** Longer stretches are an unclosed mark, not a quotation. */
const LONGEST = 5000
const OPENS_AFTER = /[\s([{—–\-/:…]/
/** "The '80s", "rock 'n' roll". */
const LEFT_OUT = /^(?:\d0s|n'|em\b|til\b|tis\b|twas\b|cause\b)/
const LONGEST_LEFT_OUT = 8
const WORD_CHARACTER = /[\p{L}\p{N}]/u
const PUNCTUATION = /[.,!?…;:)\]%—–-]/

/** The quotations of a text, in order, none inside another. A mark that opens the next paragraph again carries on. */
export function findQuotations(text: string): Quotation[] {
  const found: Quotation[] = []
  const clear: Clear = new Map()
  let at = 0
  while (at < text.length) {
    const mark = openingAt(text, at)
    if (!mark) {
      at++
      continue
    }
    const quotation = readQuotation(text, at, mark, clear)
    if (quotation) found.push(quotation)
    at = quotation ? quotation.end : at + mark.length
  }
  return found
}

/** The opening mark at this place: by its shape, and for marks that open and close alike by what stands beside it. */
function openingAt(text: string, at: number): string | null {
  const character = text[at]!
  const doubled = (character === "'" || character === '`') && text[at + 1] === character
  const mark = doubled ? character + character : character
  if (CLOSERS[mark] === undefined) return null
  const before = text[at - 1]
  const after = text[at + mark.length]
  if (after === undefined || after === '\n') return null
  if (OPENERS.has(mark)) return mark
  if (before !== undefined && !OPENS_AFTER.test(before)) return null
  if (mark === "'" && LEFT_OUT.test(text.slice(at + 1, at + LONGEST_LEFT_OUT))) return null
  return /\s/.test(after) ? null : mark
}

/** A quotation from its opening mark to its close, its paragraph's end, or the close in a paragraph that carries it on. */
function readQuotation(text: string, start: number, mark: string, clear: Clear): Quotation | null {
  const innerStart = start + mark.length
  const limit = Math.min(text.length, start + LONGEST)
  const single = SINGLE.has(mark)
  let lineEnd = -1
  let depth = 0
  let first = 0
  for (let at = Math.max(innerStart, clear.get(mark) ?? 0); at < limit; at++) {
    if (text[at] === '\n') {
      if (first) return { start, end: first }
      lineEnd = at
      if (single) return unclosed(clear, mark, at)
      const next = nextParagraph(text, at)
      if (openingAt(text, next) !== mark) break
      at = next + mark.length - 1
      continue
    }
    if (mark === '“' && text[at] === mark && OPENS_AFTER.test(text[at - 1]!) && ++depth > 1 && first) break
    // Straight and single, a mark that opens again before any close was an apostrophe.
    if (mark === "'" && text[at] === mark && openingAt(text, at) === mark) return unclosed(clear, mark, at)
    const width = closingAt(text, at, mark)
    if (!width) continue
    if (depth === 0) return at > innerStart ? { start, end: at + width } : null
    depth--
    first ||= at + width
  }
  if (first) return { start, end: first }
  if (single || (lineEnd < 0 && limit < text.length)) return unclosed(clear, mark, limit)
  const end = lineEnd > 0 ? lineEnd : limit
  return { start, end }
}

/** Up to where no close of a mark stands, so that another opening mark before that need not look again. */
type Clear = Map<string, number>

const unclosed = (clear: Clear, mark: string, until: number) => {
  clear.set(mark, until)
  return null
}

/** The width of the closing mark at this place, or 0. */
function closingAt(text: string, at: number, mark: string): number {
  const closers = CLOSERS[mark]!
  if (mark === "''" || mark === '``') return text.startsWith("''", at) ? 2 : 0
  if (!closers.includes(text[at]!)) return 0
  const after = text[at + 1]
  if (SINGLE.has(mark)) {
    if (after !== undefined && WORD_CHARACTER.test(after)) return 0
    if (mark !== "'" || PUNCTUATION.test(text[at - 1]!)) return 1
    if (!WORD_CHARACTER.test(text[at - 1]!)) return 0
    // "The boys' club" goes on, "a 'so-called' plan" and "'a disgrace'." have ended.
    return after === undefined || !/\s/.test(after) || !/s/i.test(text[at - 1]!) ? 1 : 0
  }
  const opensAgain = text[at] === '“' && mark === '“'
  return opensAgain || (text[at] === '"' && openingAt(text, at) !== null) ? 0 : 1
}

function nextParagraph(text: string, at: number): number {
  while (at < text.length && /\s/.test(text[at]!)) at++
  return at
}
