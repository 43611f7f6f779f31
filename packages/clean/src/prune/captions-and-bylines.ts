import type { RemovalStep } from './removal-step.ts'

const BYLINES = new Set(['byline', 'bylines'])
const CAPTIONS = new Set(['caption', 'captions'])
const OF_PICTURES = new Set([...CAPTIONS, 'photo', 'photos', 'image', 'img', 'picture', 'media', 'video', 'credit'])

export const captionsAndBylines: RemovalStep = {
  reason: 'a caption, a byline or a note on the author',
  matches: (_, names) =>
    names.some((part, at) => BYLINES.has(part) || CAPTIONS.has(part) || (part === 'author' && names[at + 1] === 'bio')),
  credits: (_, names) =>
    names.some((part) => BYLINES.has(part)) && !names.some((part) => OF_PICTURES.has(part)) ? 'over' : null,
}
