import type { RemovalStep } from './removal-step.ts'

const NAMES = new Set(['caption', 'captions', 'byline', 'bylines'])

export const captionsAndBylines: RemovalStep = {
  reason: 'a caption, a byline or a note on the author',
  matches: (_, names) => names.some((part, at) => NAMES.has(part) || (part === 'author' && names[at + 1] === 'bio')),
}
