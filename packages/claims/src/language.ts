const WORD = /\p{L}+/gu
/** Words that no English text of any length is without; other languages have few of them. */
const SMALL_WORDS = new Set(
  'the of and to in a is was that for on said with as at by it be were are from has have had his he their not will'.split(
    ' ',
  ),
)
/** So much of a text tells its language. */
const SAMPLE = 20_000
const FEWEST_WORDS = 25
const LEAST_SHARE = 0.1

/** Whether a text is English, by its small words; what is too short to tell is taken to be. */
export function isEnglish(text: string): boolean {
  const words = text.slice(0, SAMPLE).toLowerCase().match(WORD) ?? []
  if (words.length < FEWEST_WORDS) return !OTHER_SCRIPT.test(text.slice(0, SAMPLE))
  return words.filter((word) => SMALL_WORDS.has(word)).length >= words.length * LEAST_SHARE
}

/** More letters of another script than of ours. */
const OTHER_SCRIPT = /^(?:[^\p{L}]*[^\p{Script=Latin}\P{L}]){3}/u
