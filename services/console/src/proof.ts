import type { Removal } from '@copydesk/news'

/** A part of a page as a reader saw it: kept as a paragraph of the text, or taken out, and why. */
export type ProofPart = { text: string; removed: string | null }

/** By so many letters a part is found again on its page. */
const LETTERS = 40
const MOST_MARKUP = 2_000_000

/**
 * The cleaned text with what was removed, in the order of the page, which is told by where their first letters stand in its markup. What is
 * not found there, such as what only scripts show, comes last.
 */
export function proofOf(text: string, removed: Removal[], markup: string): ProofPart[] {
  const letters = lettersOf(withoutTags(markup.slice(0, MOST_MARKUP)))
  const parts = [
    ...text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [{ text: line, removed: null }])),
    ...removed.map(({ text: words, reason }) => ({ text: words, removed: reason })),
  ]
  const placed = parts.map((part, order) => {
    const key = lettersOf(part.text).slice(0, LETTERS)
    const at = key === '' ? -1 : letters.indexOf(key)
    return { part, order, at: at < 0 ? Infinity : at }
  })
  return placed.toSorted((a, b) => (a.at === b.at ? a.order - b.order : a.at - b.at)).map(({ part }) => part)
}

const lettersOf = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')

const HIDDEN = ['script', 'style', 'head']

/** What stands between tags; what scripts and styles hold is not shown. */
function withoutTags(markup: string): string {
  const shown: string[] = []
  for (let at = 0; at < markup.length;) {
    const open = markup.indexOf('<', at)
    if (open < 0) return shown.concat(markup.slice(at)).join(' ')
    shown.push(markup.slice(at, open))
    const close = markup.indexOf('>', open)
    if (close < 0) break
    const name = HIDDEN.find(
      (hidden) => markup.startsWith(hidden, open + 1) && !/[\w-]/.test(markup[open + 1 + hidden.length] ?? ''),
    )
    const end = name === undefined ? -1 : markup.indexOf(`</${name}`, close)
    at = end < 0 ? close + 1 : end
  }
  return shown.join(' ')
}
