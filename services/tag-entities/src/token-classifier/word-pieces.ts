/** A piece of a word in its place in the text (UTF-16 code units), by its number in the vocabulary. `begins`: first of its word. */
export type Piece = { id: number; start: number; end: number; begins: boolean }

export type Vocabulary = {
  ids: ReadonlyMap<string, number>
  lowerCase: boolean
  unknown: number
  first: number
  last: number
}

const WORD = /[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu
/** Longer words are unknown, as BERT has it: they cost the square of their length. */
const LONGEST_WORD = 100

/** A vocabulary as BERT's vocab.txt has it, one piece a line; null where the special pieces are missing. Without capitals in it, texts are lower-cased. */
export function readVocabulary(file: string): Vocabulary | null {
  const pieces = file.split(/\r?\n/)
  const ids = new Map<string, number>()
  for (const [id, piece] of pieces.entries()) if (piece !== '' && !ids.has(piece)) ids.set(piece, id)
  const [unknown, first, last] = [ids.get('[UNK]'), ids.get('[CLS]'), ids.get('[SEP]')]
  if (unknown === undefined || first === undefined || last === undefined) return null
  const lowerCase = !pieces.some((piece) => /\p{Lu}/u.test(piece) && !piece.startsWith('['))
  return { ids, lowerCase, unknown, first, last }
}

/** The pieces of a text, longest first (WordPiece: Wu et al. 2016). Linear in the text. */
export function wordPieces(text: string, vocabulary: Vocabulary): Piece[] {
  const pieces: Piece[] = []
  for (const { 0: word, index } of text.matchAll(WORD)) pieces.push(...piecesOf(word, index, vocabulary))
  return pieces
}

function piecesOf(word: string, start: number, { ids, lowerCase, unknown }: Vocabulary): Piece[] {
  const whole: Piece[] = [{ id: unknown, start, end: start + word.length, begins: true }]
  const spelt = lowerCase ? lowered(word) : word
  if (spelt.length > LONGEST_WORD || spelt.length !== word.length) return whole
  const pieces: Piece[] = []
  for (let from = 0; from < spelt.length;) {
    let to = spelt.length
    while (to > from && !ids.has(pieceAt(spelt, from, to))) to--
    if (to === from) return whole
    pieces.push({ id: ids.get(pieceAt(spelt, from, to))!, start: start + from, end: start + to, begins: from === 0 })
    from = to
  }
  return pieces
}

const pieceAt = (word: string, from: number, to: number) => `${from > 0 ? '##' : ''}${word.slice(from, to)}`

/** In lower case and without accents, at equal length, so that places hold. */
const lowered = (word: string) =>
  word.replaceAll(/./gsu, (letter) => {
    const plain = letter.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
    return plain.length === letter.length ? plain : letter.toLowerCase()
  })
