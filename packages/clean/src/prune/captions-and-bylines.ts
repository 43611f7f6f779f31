import { nameParts } from '../page-tree.ts'
import type { RemovalStep } from './removal-step.ts'

const NAMES = new Set(['caption', 'captions', 'byline', 'bylines'])

export const captionsAndBylines: RemovalStep = {
  reason: 'a caption, a byline or a note on the author',
  matches: (element) => {
    const parts = nameParts(element)
    return parts.some((part, at) => NAMES.has(part) || (part === 'author' && parts[at + 1] === 'bio'))
  },
}
