import type { PageText } from '@copydesk/copies'

/** Pages of one text, one after the other. */
export const PER_TEXT = 3
const WORDS_OF_TEXT = 380
const WORDS_OF_LINE = 38
const VOCABULARY = 40_000

/** Every third page is a text, the next two are it without its head and without its tail. Words are drawn as Zipf has it. */
export function syntheticPage(at: number): PageText {
  let state = (Math.floor(at / PER_TEXT) * 7919 + 1) % 2_147_483_647
  const lines: string[] = []
  for (let line = 0; line < WORDS_OF_TEXT / WORDS_OF_LINE; line += 1) {
    const words: string[] = []
    for (let word = 0; word < WORDS_OF_LINE; word += 1) {
      state = (state * 48_271) % 2_147_483_647
      words.push(`w${Math.floor(VOCABULARY ** (state / 2_147_483_647)).toString(36)}`)
    }
    lines.push(`${words.join(' ')}.`)
  }
  const cut = [lines, lines.slice(2), lines.slice(0, -3)][at % PER_TEXT] ?? lines
  const plain = {
    title: null,
    url: null,
    publisher: `outlet${at % 997}.example`,
    publishedAt: null,
    seenAt: null,
    byline: [],
  }
  return { id: `s${at}`, text: cut.join('\n'), ...plain }
}
