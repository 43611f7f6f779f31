import { termFrequencies } from './idf.ts'

/** Scripts whose words stand without spaces between them, or with their endings as words of their own. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const PARTS =
  /(?<unspaced>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+)|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+/gu
const HIRAGANA = /^\p{Script=Hiragana}+$/u
const KATAKANA = /^[\p{Script=Katakana}ー]+$/u

const LONGEST_WORD = 8
/** What a letter outside the lists weighs, so that a word of them is preferred to its letters. */
const UNLISTED = Math.log(1e-9)

/** Rarer letters are words seldom, and parts of names often. */
const RAREST_LETTER = 2e-4

/** The words of these languages, by how probable they are in a text; a text in one of them seldom has those of another. */
const listed = new Map<string, number>()
for (const language of ['zh', 'ja', 'ko'])
  for (const [word, frequency] of termFrequencies(language))
    if (Array.from(word).length > 1 || (frequency >= RAREST_LETTER && !KATAKANA.test(word)))
      listed.set(word, Math.max(Math.log(frequency), listed.get(word) ?? -Infinity))

/** A part of a text; `start` and `end` are UTF-16 offsets. */
type Piece = { text: string; start: number; end: number }

export const isUnspaced = (run: string) => UNSPACED.test(run)

/**
 * The words of a run of letters that stands at `start`: those of the lists that are most probable together
 * (unigrams by Viterbi's algorithm, as in jieba). Of what no list has, names mostly, every two letters together (as in
 * Lucene's CJKBigramFilter), but Katakana whole, which writes foreign names, and Hiragana, which writes endings, not at
 * all. `Intl.Segmenter` would cut differently with each version of its dictionaries, and texts that are compared have to
 * be cut alike.
 */
export function piecesOf(run: string, start: number): Piece[] {
  return [...run.matchAll(PARTS)].flatMap(({ 0: text, index, groups }): Piece[] =>
    groups?.['unspaced'] ? wordsOf(lettersOf(text, start + index)) : [pieceOf(text, start + index)],
  )
}

const pieceOf = (text: string, start: number): Piece => ({ text, start, end: start + text.length })

function lettersOf(text: string, start: number): Piece[] {
  let at = start
  return Array.from(text, (letter) => {
    const piece = pieceOf(letter, at)
    at = piece.end
    return { ...piece, text: letter.normalize('NFKC') }
  })
}

const joined = (letters: Piece[]): Piece => ({
  text: letters.map(({ text }) => text).join(''),
  start: letters[0]?.start ?? 0,
  end: letters.at(-1)?.end ?? 0,
})

/** The most probable words up to a letter: the last of them, from `from`, and how probable they are together. */
type Cut = { score: number; from: number; isListed: boolean }

function wordsOf(letters: Piece[]): Piece[] {
  const cuts: Cut[] = [{ score: 0, from: 0, isListed: true }]
  for (let end = 1; end <= letters.length; end++) cuts.push(bestCut(letters, end, cuts))
  const last: { from: number; end: number }[] = []
  for (let end = letters.length; end > 0; end = (cuts[end] as Cut).from)
    if ((cuts[end] as Cut).isListed) last.push({ from: (cuts[end] as Cut).from, end })
  let read = 0
  const found = last.toReversed().flatMap(({ from, end }) => {
    const between = unlistedIn(letters.slice(read, from))
    read = end
    return [...between, joined(letters.slice(from, end))]
  })
  return [...found, ...unlistedIn(letters.slice(read))]
}

function bestCut(letters: Piece[], end: number, cuts: Cut[]): Cut {
  let best: Cut = { score: (cuts[end - 1] as Cut).score + UNLISTED, from: end - 1, isListed: false }
  let word = ''
  for (let from = end - 1; from >= Math.max(0, end - LONGEST_WORD); from--) {
    word = (letters[from] as Piece).text + word
    const score = (cuts[from] as Cut).score + (listed.get(word) ?? -Infinity)
    if (score > best.score) best = { score, from, isListed: true }
  }
  return best
}

/** What stands together and in no list. */
function unlistedIn(letters: Piece[]): Piece[] {
  if (letters.length === 0) return []
  const stretch = joined(letters)
  if (letters.length === 1 || KATAKANA.test(stretch.text)) return [stretch]
  if (HIRAGANA.test(stretch.text)) return []
  return letters.slice(1).map((letter, at) => joined([letters[at] as Piece, letter]))
}
