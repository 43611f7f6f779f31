import { WRITTEN_BY } from '@copydesk/wire'
import type { PageLine } from '../reading/page-lines.ts'
import { endsLikeSentence, foldedLine, foldText, lineLength } from '../text-measure.ts'
import { isParagraph } from './paragraphs-of.ts'
import type { TrimStep } from './trim-step.ts'

const MOST_CHARS = 700
/** In the last lines of a text only: further up, a sentence on an author may be of the story. */
const LAST_LINES = 6
const ADDRESS = /[\p{L}\p{N}._-]@[\p{L}\p{N}-]{1,64}\.\p{L}|(?:^|[\s(])@\w{3,}/u
const PHONE = /\d{3}[-. ]\d{3,4}/
const REACH =
  /\b(?:can be reached|reach (?:him|her|them|me)|e-?mail (?:him|her|them|me)\b|e-?mail:|follow (?:him|her|them|me)\b|contact (?:him|her|them|me)\b|staff writer|is an? (?:[\p{L}-]+ ){0,4}(?:reporter|writer|editor|journalist|columnist|correspondent|contributor|producer|freelancer|analyst)\b)/iu

/** Who the author is and how to reach them: at the end, naming the author, or an address. */
export const authorNotes: TrimStep = {
  reason: 'a note on the author',
  credits: true,
  find: (lines, { signed, publisher }) => {
    const names = signed.map(foldText).filter((name) => name.length > 3)
    const known = publisher ? [...names, foldText(publisher)] : names
    const notes: PageLine[] = []
    for (const line of lines.slice(-LAST_LINES).toReversed()) {
      if (isNote(line, names, known)) notes.push(line)
      else if (isParagraph(line)) break
    }
    return [...notes, ...lines.slice(0, LAST_LINES).filter((line) => isByline(line, names))]
  },
}

/** `known` are the author's names and the publisher's: a sentence on how to reach somebody else is of the story. */
function isNote(line: PageLine, names: string[], known: string[]): boolean {
  const { text } = line
  const length = lineLength(line)
  if (length > MOST_CHARS || /^[“"«„]/u.test(text)) return false
  const folded = `${foldedLine(line)} `
  const addressed = ADDRESS.test(text) || PHONE.test(text)
  const opening = names.find((name) => folded.startsWith(`${name} `) || folded.startsWith(`by ${name} `))
  if (opening !== undefined)
    return (
      addressed || !endsLikeSentence(text) || INTRODUCES.test(folded.slice(folded.indexOf(opening) + opening.length))
    )
  const second = addressed || known.some((name) => folded.includes(`${name} `))
  return (REACH.test(text) && second && length < 300) || (ADDRESS.test(text) && length < 100)
}

/** What follows a name in a line that says who that is: en, es, pt, it, fr, de, nl, sv/no/da, fi, pl, ru. */
const INTRODUCES =
  /^ (?:(?:and|y|e|et|und|en|och|og|ja|i) [\p{L} ]{3,40} )?(?:is|are|writes?|covers?|reports?|joined|has (?:been|covered|written|worked|reported)|serves|teaches|works|can be|es|é|è|est|sont|son|sono|ist|sind|schreibt|arbeitet|schrijft|är|er|on|jest|pracuje|escribe|trabaja|écrit|scrive) /u

/** A line that begins with what stands before a writer's name. */
export const SIGNED = new RegExp(`^(?:${WRITTEN_BY})\\s*:?\\s`, 'iu')

/** A name alone, or a name with "by" before it. */
const isByline = (line: PageLine, names: string[]): boolean => {
  const { text } = line
  if (lineLength(line) > 150) return false
  const folded = foldedLine(line)
  const named = names.some((name) => folded === name || (folded.includes(name) && SIGNED.test(text)))
  return named || NAMES_ONLY.test(text) || /^by [\w-]+(?:\.[\w-]+){1,3}$/iu.test(text)
}

/** "By Ann Roe, Bo Li and Cy Dee, The Marren Post": capitals to the end. */
const NAMES_ONLY =
  /^(?:By|BY|by)\s(?:(?:and|of|the|for|de|van|von|bin|al)\s|\p{Lu}[\p{L}\p{M}.'’-]{0,30}(?:[,|/]?\s|[,.]?$)){1,16}$/u
