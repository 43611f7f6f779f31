import { type Element, isTag } from 'domhandler'
import type { RemovalStep } from './removal-step.ts'

/** Elements whose meaning in the HTML Standard is "beside the text". Captions are dropped with their figures. */
const TAGS = new Set(['nav', 'footer', 'aside', 'form', 'figure', 'figcaption', 'dialog', 'button', 'select'])

export const furnitureTags: RemovalStep = {
  reason: 'an element for navigation, forms or pictures',
  matches: (element) => TAGS.has(element.name),
  credits: (element) => (element.name === 'footer' && standsInArticle(element) ? 'under' : null),
}

/** A footer outside is the site's: what it claims is not of this text. */
function standsInArticle({ parent }: Element): boolean {
  return parent !== null && isTag(parent) && (parent.name === 'article' || standsInArticle(parent))
}
