type Span = { start: number; end: number }

const MAX_NOTICE = 400
const NOTICE =
  /\b(?:cookies? (?:policy|settings|notice|preferences|and similar)|we use cookies|uses? cookies|accept (?:all )?cookies|privacy (?:policy|notice)|terms of (?:use|service)|terms (?:and|&) conditions|subscribe (?:now|today|for|to)|sign up (?:for|to|now)|sign in|log ?in|newsletters?|unlimited (?:digital )?access|already a subscriber|enable javascript|your browser|ad ?blocker|all rights reserved|leave a (?:reply|comment)|your email address|follow us|share this|read more|continue reading|skip to (?:main )?content)\b/u

/** Headlines and labels of other stories are lines of fewer words than this that end without a mark. */
const HEADLINE_WORDS = 16
const MAX_TEASER = 400
const TEASER = /(?:\.\.\.|…)$/u
const MARKED_END = /[\p{P}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u
/** Text broken into short lines looks like headlines throughout: beyond this share of a page they are not furniture. */
const MOST_OF_PAGE = 0.4

/** Tags and entities that a site shows to the reader as text. */
const MARKUP = /<[a-z/!][^<>\n]{0,200}>|&(?:[a-z]{2,8}|#\d{2,6});/giu

/** Spans of markup left in a text. */
export const markupIn = (text: string): Span[] =>
  Array.from(text.matchAll(MARKUP), (match) => ({ start: match.index, end: match.index + match[0].length }))

/**
 * Spans of the lines that belong to a site and not to the article: notices and invitations by their words; headlines, labels and
 * cut-off teasers by their shape, unless the page is made of them.
 */
export function furnitureIn(text: string): Span[] {
  const notices: Span[] = []
  const shaped: Span[] = []
  let at = 0
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    const span = { start: at, end: at + raw.length }
    if (line.length < MAX_NOTICE && NOTICE.test(line.toLowerCase())) notices.push(span)
    else if (line && looksLikeLink(line)) shaped.push(span)
    at += raw.length + 1
  }
  const length = shaped.reduce((sum, { start, end }) => sum + end - start, 0)
  return length > MOST_OF_PAGE * text.length ? notices : [...notices, ...shaped]
}

function looksLikeLink(line: string): boolean {
  if (line.length < MAX_TEASER && TEASER.test(line)) return true
  return !MARKED_END.test(line) && line.split(/\s+/, HEADLINE_WORDS).length < HEADLINE_WORDS
}
