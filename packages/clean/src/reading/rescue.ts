import { words } from '@copydesk/news'
import { parseDocument } from 'htmlparser2'
import { foldParagraphs, markupText } from '../markup-text.ts'

const LONG_WORDS = 150
const COVERED = 0.4
const SHINGLE = 4

/**
 * The page's own articleBody, where it is long and the text found covers under 40% of it; else null. Used only then: as a
 * rule articleBody is cut, or without paragraphs, and worse than what Readability finds.
 */
export function rescueBody(text: string, articleBody: string | null): string | null {
  if (!articleBody || articleBody.length > 1_000_000) return null
  const stated = /<\/?(?:p|br|div|a)\b/i.test(articleBody)
    ? markupText(parseDocument(articleBody))
    : foldParagraphs(articleBody)
  const wanted = shingles(stated)
  if (wanted.size < LONG_WORDS) return null
  const found = shingles(text)
  let covered = 0
  for (const shingle of wanted) if (found.has(shingle)) covered += 1
  return covered < COVERED * wanted.size ? stated : null
}

const MISSED = 0.25

/**
 * The paragraphs of the page's article element, where Readability settled on some other container and found less than a
 * quarter of their text; else null.
 */
export function rescueParagraphs(text: string, paragraphs: string): string | null {
  return text.length < MISSED * paragraphs.length ? paragraphs : null
}

function shingles(text: string): Set<string> {
  const all = words(text).map((word) => word.text)
  return new Set(all.slice(SHINGLE - 1).map((_, at) => all.slice(at, at + SHINGLE).join(' ')))
}
