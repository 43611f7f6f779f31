import { parseDocument } from 'htmlparser2'
import { markupText } from '../markup-text.ts'

/** A metadata value as plain text: pages escape theirs twice ("Let&#039;s", "<i>Title</i>"), inside JSON-LD above all. */
export function plainText(given: string): string {
  const text = /[<&]/.test(given) ? markupText(parseDocument(given)) : given
  return text.replaceAll(/\s+/g, ' ').trim()
}
