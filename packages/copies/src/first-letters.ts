import type { PreparedPage } from './prepared-page.ts'

/** What a word begins with: a small letter, or a capital or a digit; 0 for scripts that have no such letters. */
export const SMALL = 1
export const NAME_OR_NUMBER = 2

const CAPITAL_OR_DIGIT = /[\p{Lu}\p{N}]/u
const SMALL_LETTER = /\p{Ll}/u
const UNKNOWN = 255
/** By UTF-16 code unit, worked out once for each. */
const kinds = new Uint8Array(0x10000).fill(UNKNOWN)

function classify(code: number): number {
  const char = String.fromCharCode(code)
  const kind = CAPITAL_OR_DIGIT.test(char) ? NAME_OR_NUMBER : Number(SMALL_LETTER.test(char))
  kinds[code] = kind
  return kind
}

/** What each word of a text begins with. */
export const lettersOf = ({ page, words }: Pick<PreparedPage, 'page' | 'words'>): Uint8Array =>
  Uint8Array.from(words.starts, (start) => {
    const code = page.text.charCodeAt(start)
    const kind = kinds[code] ?? 0
    return kind === UNKNOWN ? classify(code) : kind
  })
