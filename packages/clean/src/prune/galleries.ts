import type { Document, Element } from 'domhandler'
import { findAll } from 'domutils'
import { markupText } from '../markup-text.ts'
import { outermostParagraphs } from '../reading/paragraphs.ts'
import { textLength } from '../text-measure.ts'

const FEWEST_CAPTIONS = 3
/** Below this a caption or a paragraph is a label. */
const SHORTEST_PROSE = 40
const OTHERS = new Set(['nav', 'aside', 'footer', 'form', 'figure', 'figcaption'])

/**
 * Makes text of a page's captions, in place, where they say more than its paragraphs do: the text of a gallery is under
 * its pictures.
 */
export function galleryToText(tree: Document, captions: Element[]): void {
  if (captions.length < FEWEST_CAPTIONS) return
  if (proseOf(captions) <= proseOf(outermostParagraphs(tree.children, OTHERS))) return
  for (const element of findAll(({ name }) => name === 'figure' || name === 'figcaption', tree.children)) {
    element.name = 'div'
    // Pruning and Readability go by names, too.
    delete element.attribs['class']
    delete element.attribs['id']
  }
}

const proseOf = (elements: Element[]) =>
  elements
    .map((element) => textLength(markupText(element)))
    .filter((length) => length >= SHORTEST_PROSE)
    .reduce((sum, length) => sum + length, 0)
