import type { Line } from './lines.ts'
import type { WireMark } from './mark.ts'

const MAX_LENGTH = 600
const FOOTERS: { pattern: RegExp; agency: string | null }[] = [
  { pattern: /^the-cnn-wire\b/iu, agency: 'CNN' },
  // Reuters' handbook: who reported, wrote and edited, parted by semicolons, in brackets.
  {
    pattern:
      /^\((?:additional )?reporting by\b[^()]{2,500};\s?(?:writing by\b[^()]{2,200};\s?)?editing by\b[^()]{2,120}\)$/iu,
    agency: 'Reuters',
  },
  { pattern: /^[([]?(?:additional )?(?:reporting|writing) by\b.{0,500}?\bediting by\b/iu, agency: null },
  { pattern: /^[([](?:additional )?(?:reporting|writing|editing|compiled) by\b/iu, agency: null },
  { pattern: /^our standards: the thomson reuters trust principles/iu, agency: 'Reuters' },
  { pattern: /^©\s*agence france-presse/iu, agency: 'AFP' },
  { pattern: /^this material may not be published, broadcast, rewritten/iu, agency: null },
  {
    pattern:
      /^(?:this (?:report|story|content) by the canadian press was first published|(?:ce|cet|cette) (?:texte|dépêche|article|reportage) de la presse canadienne a été publiée?)(?!\p{L})/iu,
    agency: 'Canadian Press',
  },
  // The initials of who wrote and edited it: "PTI ABC GSN".
  { pattern: /^PTI(?: [A-Z]{2,4}){1,6}$/u, agency: 'PTI' },
  // dpa's services for its states: "dpa/lby", "(dpa/lno)".
  { pattern: /^\(?dpa(?:\/[a-z]{2,4}){1,2}\)?$/u, agency: 'dpa' },
  { pattern: /^this article is republished from the conversation\b/iu, agency: 'The Conversation' },
  { pattern: /^(?:\p{Lu}[\p{L} ]{2,40}) is part of states newsroom\b/iu, agency: 'States Newsroom' },
]

/** What each of them begins with or has: asked first, since it is asked of every line. */
const MAY_CLOSE =
  /^(?:[([]|the-cnn|additional|reporting|writing|our standards|©|this |ce(?:t|tte)? |pti |dpa\/)|is part of states newsroom/i

/** The closing lines agencies put under their stories: desk credits, standing notices. */
export function findFooters(lines: Line[]): WireMark[] {
  const marks: WireMark[] = []
  for (const line of lines) {
    if (line.text.length > MAX_LENGTH || !MAY_CLOSE.test(line.text)) continue
    const footer = FOOTERS.find(({ pattern }) => pattern.test(line.text))
    if (footer) marks.push({ kind: 'footer', agency: footer.agency, start: line.start, end: line.end, text: line.text })
  }
  return marks
}
