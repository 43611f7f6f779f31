const PHOTO =
  /\b(?:photo(?:graph|s)?|picture|image|video|getty|shutterstock|pool|handout|file|courtesy|credit|illustration)\b|\bvia (?:the )?\p{Lu}/iu
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
