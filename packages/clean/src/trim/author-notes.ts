import type { PageLine } from '../reading/page-lines.ts'
import { foldText, textLength } from '../text-measure.ts'
import type { TrimStep } from './trim-step.ts'

const MOST_CHARS = 700
/** In the last lines of a text only: further up, a sentence on an author may be of the story. */
const LAST_LINES = 6
const ADDRESS = /[\p{L}\p{N}._-]+@[\p{L}\p{N}-]+\.\p{L}|(?:^|[\s(])@\w{3,}/u
const REACH =
  /\b(?:can be reached|reach (?:him|her|them|me)|e-?mail (?:him|her|them|me)\b|e-?mail:|follow (?:him|her|them|me)\b|contact (?:him|her|them|me)\b|staff writer|is an? (?:[\p{L}-]+ ){0,4}(?:reporter|writer|editor|journalist|columnist|correspondent|contributor|producer|freelancer|analyst)\b)/iu

/** Who the author is and how to reach them: at the end, naming the author, or an address. */
export const authorNotes: TrimStep = {
  reason: 'a note on the author',
  credits: true,
  find: (lines, { signed }) => {
    const names = signed.map(foldText).filter((name) => name.length > 3)
    const notes: PageLine[] = []
    for (const line of lines.slice(-LAST_LINES).toReversed()) {
      if (textLength(line.text) > MOST_CHARS) continue
      if (isNote(line.text, names)) notes.push(line)
    }
    return [...notes, ...lines.slice(0, LAST_LINES).filter((line) => isByline(line.text, names))]
  },
}

function isNote(text: string, names: string[]): boolean {
  if (/^[“"«„]/u.test(text)) return false
  const folded = foldText(text)
  if (names.some((name) => `${folded} `.startsWith(`${name} `) || folded.startsWith(`by ${name}`))) return true
  const length = textLength(text)
  return (REACH.test(text) && length < 300) || (ADDRESS.test(text) && length < 100)
}

const SIGNED = /^(?:by|von|par|por|di|da|door|av|af|przez|от|автор|текст|نوشته|بقلم|כתב)\s*:?\s/iu

/** A name alone, or a name with "by" before it. */
const isByline = (text: string, names: string[]): boolean => {
  if (textLength(text) > 150) return false
  const folded = foldText(text)
  const named = names.some((name) => folded === name || (folded.includes(name) && SIGNED.test(text)))
  return named || NAMES_ONLY.test(text) || /^by [\w-]+(?:\.[\w-]+){1,3}$/iu.test(text)
}

/** "By Ann Roe, Bo Li and Cy Dee, The Marren Post": capitals to the end. */
const NAMES_ONLY =
  /^(?:By|BY|by)\s(?:(?:and|of|the|for|de|van|von|bin|al)\s|\p{Lu}[\p{L}\p{M}.'’-]{0,30}(?:[,|/]?\s|[,.]?$)){1,16}$/u
