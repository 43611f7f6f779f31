import type { RemovalStep } from './removal-step.ts'

const BYLINES = new Set(['byline', 'bylines'])
const CAPTIONS = new Set(['caption', 'captions'])
const OF_PICTURES = new Set([...CAPTIONS, 'photo', 'photos', 'image', 'img', 'picture', 'media', 'video', 'credit'])

/** What "author" is followed by in the names of boxes on who that is, and of lines that name them. */
const OF_AUTHOR = new Set('bio box card info details description about profile note meta content'.split(' '))

const AUTHOR = new Set(['author', 'authors'])

const isOnAuthor = (part: string, next: string | undefined) =>
  (next !== undefined && (AUTHOR.has(part) || part === 'writer') && OF_AUTHOR.has(next)) ||
  (part === 'about' && AUTHOR.has(next ?? '')) ||
  part === 'authorbio' ||
  part === 'authorbox'

export const captionsAndBylines: RemovalStep = {
  reason: 'a caption, a byline or a note on the author',
  byName: true,
  ofProse: true,
  matches: (_, names) =>
    names.some((part, at) => BYLINES.has(part) || CAPTIONS.has(part) || isOnAuthor(part, names[at + 1])),
  credits: (_, names) =>
    names.some((part) => BYLINES.has(part)) && !names.some((part) => OF_PICTURES.has(part)) ? 'over' : null,
}
