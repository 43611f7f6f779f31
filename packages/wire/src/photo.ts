import { AGENCIES } from './agency-table.ts'

/** Words for a picture or how it came: in the credit of one, not in a byline. Alternatives of a pattern. */
export const PICTURE_WORDS =
  'photo(?:graph|s)?|foto|pictures?|images?|video|pool|handout|file|courtesy|credits?|illustration'

/** Who has pictures to sell, besides the agencies: https://en.wikipedia.org/wiki/Category:Stock_photography, and what credits on news pages name. */
const PICTURE_LIBRARIES = (
  'epa|getty|getty images|shutterstock|istock|alamy|unsplash|pexels|pixabay|freepik|depositphotos|imago|picture alliance|zuma|zumapress|wireimage|' +
  'newscom|splash news|backgrid|rex features|corbis|sipa|nurphoto|sopa images|scanpix|adobe stock|dreamstime'
).split('|')

/** Everyone whom the credits of pictures name, in lower case: agencies by their Latin names and initials, and libraries. */
export const pictureSources: string[] = [
  ...new Set([
    ...PICTURE_LIBRARIES,
    ...AGENCIES.flatMap(({ spellings, initials }) => [...spellings, ...(initials ?? [])])
      .filter((name) => /^[\p{Script=Latin}\d /-]{2,}$/u.test(name))
      .map((name) => name.toLowerCase()),
  ]),
].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))

const PHOTO = new RegExp(`\\b(?:${PICTURE_WORDS}|getty|shutterstock)\\b|\\bvia (?:the )?\\p{Lu}`, 'iu')
const SLASHED = /\p{L}\s*[/|]\s*\p{L}/u
/** "By Ann Roe | AP" says who wrote it. */
const BYLINE = /^by:?\s/iu
const SENTENCE = /[.!?…)\]”"]$/u

/** Whether a line speaks of a picture or a clip. */
export const namesPicture = (line: string) => PHOTO.test(line)

/** Whether a line reads like the credit of a picture or a clip: it says nothing about who wrote the text. */
export const isPhotoCredit = (line: string) =>
  PHOTO.test(line) || (line.length < 90 && SLASHED.test(line) && !BYLINE.test(line))

/** Whether a line reads like a caption: a short sentence, under which a bare name is the photographer's. */
export const isCaption = (line: string) => line.length > 45 && line.length < 420 && SENTENCE.test(line)
