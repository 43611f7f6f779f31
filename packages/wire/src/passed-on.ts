import type { PassedOn } from '@copydesk/news'
import { namesIn } from './cited-names.ts'
import { isPublisher } from './named-outlet.ts'
import { ownReporting } from './own-reporting.ts'

/** What is said before the name of who found something out: English, then German, French, Spanish, Portuguese, Italian. */
const BEFORE =
  /(?:\b(?:according to|reported by|report (?:by|from|in)|citing|cited by|quoted by|told|interview with|as per)|\b(?:laut|berichtete?t?|meldete?t?|schreibt|zitierte)|\b(?:selon|d['’]après|citant|rapporté|rapporte|révélé|révèle)|\b(?:según|citando|citado por|informó|reportó)|\b(?:segundo|conforme|informou|noticiou)|\b(?:secondo|riporta|riferisce))(?: (?:the|die|der|das|l['’]|la|le|el|o|a|il|news agency|news outlet|Nachrichtenagentur|l['’]agence|agence|agencia|agência|agenzia))*\s*$/iu
/** What is said after it. */
const AFTER =
  /^(?:['’]s)?,?\s*(?:(?:first|also|earlier|exclusively)\s+)?(?:reports?\b|reported\b|is reporting|said in a report|revealed\b|wrote\b|berichtete\b|meldete\b|a rapporté|rapporte\b|informó\b|reportó\b|informou\b|ha riferito|riferisce\b)/iu
/** A public word is there for everybody to quote. */
const PUBLIC =
  /\b(?:statement|news release|press release|posted?|tweet(?:ed)?|wrote on|news conference|press conference|court (?:papers|documents|filings?)|affidavit|transcript|televised|social media)\b/iu
const QUOTATION = /[“"«„「『][^“"«„「『”»」』]{20,}[”"»“」』]/u
/** Who spoke last goes on. */
const GOES_ON = /[”"»」』]\s*(?:\p{L}+ )?(?:he|she|they|er|sie|il|elle|él|ella|ele|ela|lui|lei)\b/iu
const SENTENCE_END = /[.!?。！？]["”’»]?(?:\s|$)/u
/** What a text calls the outlet that tells it. */
const THIS_PAPER =
  /\b(?:this (?:newspaper|newsroom|publication|news organi[sz]ation)|our (?:reporters?|correspondents?|newsroom)|(?:dieser|unserer) (?:Zeitung|Redaktion)|notre (?:rédaction|journal)|este (?:diario|periódico|jornal)|questo giornale)\b/iu
/** Who passes something on says so at once. */
const LEDE_PARAGRAPHS = 2

/**
 * The agency or outlet whose reporting a text only passes on: its headline or lede names it as who found it out, and nothing is
 * quoted that was not said there or in public. Of several the first. Null where the text reports something itself. `own`: the names of whose
 * text it is and who publishes it, whose reporting is the text's own.
 */
export function passedOn({ title, text }: { title: string | null; text: string }, own: string[]): PassedOn | null {
  const paragraphs = text.split('\n').filter((line) => line.trim() !== '')
  const opening = [...paragraphs.slice(0, LEDE_PARAGRAPHS), title ?? '']
  const first = opening.map((paragraph) => citedIn(paragraph, own)).find((one) => one !== null)
  if (!first || THIS_PAPER.test(text) || ownReporting(text, own)) return null
  let isTheirs = false
  for (const paragraph of paragraphs) {
    const quotes = QUOTATION.test(paragraph)
    isTheirs = citedIn(paragraph, own) !== null || (isTheirs && (!quotes || GOES_ON.test(paragraph)))
    if (quotes && !isTheirs && !PUBLIC.test(paragraph)) return null
  }
  return first
}

function citedIn(paragraph: string, own: string[]): PassedOn | null {
  for (const { name, start, end } of namesIn(paragraph)) {
    if (own.some((one) => isPublisher(name, one))) continue
    const [before, after] = [paragraph.slice(0, start), paragraph.slice(end)]
    if (!BEFORE.test(before) && !AFTER.test(after)) continue
    return { source: name, evidence: sentenceAround(paragraph, start) }
  }
  return null
}

function sentenceAround(paragraph: string, at: number): string {
  let start = 0
  for (;;) {
    const end = SENTENCE_END.exec(paragraph.slice(start))
    const next = end ? start + end.index + end[0].length : paragraph.length
    if (at < next || next >= paragraph.length) return paragraph.slice(start, next).trim()
    start = next
  }
}
