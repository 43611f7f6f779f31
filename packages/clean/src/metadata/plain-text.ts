import { parseDocument } from 'htmlparser2'
import { foldSpace, markupText } from '../markup-text.ts'

/** Hyphens and marks that only show where a line ends, or not at all. */
const UNSEEN = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g

/** A metadata value as plain text: pages escape theirs twice ("Let&#039;s", "<i>Title</i>"), inside JSON-LD above all. */
export function plainText(given: string): string {
  const text = /[<&]/.test(given) ? markupText(parseDocument(given)) : given
  return foldSpace(text.replaceAll(UNSEEN, ''))
}
