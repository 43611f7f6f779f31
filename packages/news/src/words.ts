/** Marks belong to the letter before them: without theirs, the words of Hindi or Thai fall into single letters. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu

export type Word = { text: string; start: number; end: number }

/** The words of a text, NFKC-folded and lower case, with UTF-16 offsets into the text as given. */
export function words(text: string): Word[] {
  const found: Word[] = []
  for (const match of text.matchAll(WORD)) {
    const word = match[0].normalize('NFKC').toLowerCase().replaceAll('’', "'")
    found.push({ text: word, start: match.index, end: match.index + match[0].length })
  }
  return found
}

/** A string that JSON, jsonb and both queue backends accept: no NUL, no lone surrogate. */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}
