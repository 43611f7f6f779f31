import type { Piece } from './pair-rows.ts'

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*|[^\p{L}\p{N}]+/gu
const LETTERS = /[\p{L}\p{N}]/u

const partsOf = (text: string) => text.match(WORD) ?? []
const wordsOf = (text: string) => new Set(partsOf(text).map((part) => part.toLowerCase()))

/** Two headlines, each with the words marked that the other has not. */
export function headlinePieces(first: string, second: string): [Piece[], Piece[]] {
  return [marked(first, wordsOf(second), 'cut'), marked(second, wordsOf(first), 'added')]
}

function marked(text: string, others: Set<string>, kind: 'cut' | 'added'): Piece[] {
  const pieces: Piece[] = []
  for (const part of partsOf(text)) {
    const isOwn = LETTERS.test(part) && !others.has(part.toLowerCase())
    const last = pieces.at(-1)
    const own = isOwn ? kind : 'plain'
    if (last && (last.kind === own || (!LETTERS.test(part) && last.kind === kind))) last.text += part
    else pieces.push({ kind: own, text: part })
  }
  return pieces
}
