import type { RemovalStep } from './removal-step.ts'

/** Elements whose meaning in the HTML Standard is "beside the text". Captions are dropped with their figures. */
const TAGS = new Set(['nav', 'footer', 'aside', 'form', 'figure', 'figcaption', 'dialog', 'button', 'select'])

export const furnitureTags: RemovalStep = {
  reason: 'an element for navigation, forms or pictures',
  matches: (element) => TAGS.has(element.name),
}
