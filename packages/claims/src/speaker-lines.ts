import type { Attribution } from './attributions.ts'
import { textStart } from './content-bounds.ts'
import type { Sentence, Token } from './sentences.ts'
import { sourceAfter } from './sources.ts'

/** Fewer such lines are headlines and labels ("UPDATE: …"), not a transcript. */
const FEWEST_TRANSCRIPT_LINES = 3

/** Whether a text holds a transcript. */
export const holdsTranscript = (sentences: Sentence[]) =>
  sentences.filter(({ tokens }) => transcribed(tokens) !== null).length >= FEWEST_TRANSCRIPT_LINES

/** "WEBER: …": a transcript's line. */
export const transcribed = (tokens: Token[]) =>
  beforeColon(tokens, LONGEST_TRANSCRIPT_NAME, ({ text }) => /^[\p{Lu}.'’-]{3,}$/u.test(text))

/** "Weber: The Bridge Held", a headline with its speaker first; a label, a topic or a dateline is not one. */
export const headlined = (tokens: Token[]) =>
  tokens.length > FEWEST_HEADLINE_WORDS && !LABELS.has(tokens[0]!.lower) && textStart(tokens) === 0
    ? beforeColon(tokens, LONGEST_HEADLINE_NAME, ({ text, quotation }) => quotation === null && /^\p{Lu}/u.test(text))
    : null

const LONGEST_TRANSCRIPT_NAME = 3
const LONGEST_HEADLINE_NAME = 2
const FEWEST_HEADLINE_WORDS = 3
const LABELS = new Set(
  'the a an update updated exclusive watch video breaking opinion analysis review live photos factbox explainer note editor timeline'.split(
    ' ',
  ),
)

/** A line that begins with its speaker and a colon. */
function beforeColon(tokens: Token[], longest: number, isName: (token: Token) => boolean): Attribution | null {
  const at = tokens.findIndex((token, index) => index > 0 && token.gap.startsWith(':'))
  if (at < 1 || at > longest || !tokens.slice(0, at).every(isName)) return null
  const contents = [{ from: at, to: tokens.length }]
  return { construction: 'transcript', source: { from: 0, to: at }, contents, opens: false }
}

/** `“…” — Name`: a source set off by a dash, as in collections of letters. */
export function dashed(tokens: Token[]): Attribution | null {
  const at = tokens.findIndex(
    (token, index) => index > 0 && tokens[index - 1]!.quotation !== null && /[―—–]|--/.test(token.gap),
  )
  if (at < 1 || tokens.length - at > 8 || !/^\p{Lu}/u.test(tokens[at]!.text)) return null
  const source = sourceAfter(tokens, at)
  return source && source.to === tokens.length
    ? { construction: 'dash', source, contents: [{ from: 0, to: at }], opens: false }
    : null
}
