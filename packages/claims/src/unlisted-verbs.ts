import type { Attribution } from './attributions.ts'
import { afterSource, prepositions } from './cue-words.ts'
import { textStart } from './content-bounds.ts'
import type { Token } from './sentences.ts'
import { canSpeak } from './subjects.ts'
import { pastVerbs } from './verbs.ts'

const LONGEST_SOURCE = 8
const PARTICLES = new Set('back out in on off up away down aloud'.split(' '))
/** A quotation that its sentence goes on from. */
const GOES_ON = /[,?!—–-][”"’'»]*$/

/** `“…,” X mused`, `“…,” whispered X`: after a quotation that ends in a comma any past verb tells who said it. */
export function unlisted(tokens: Token[]): Attribution[] {
  return tokens.flatMap(({ quotation, text }, at) => {
    if (quotation === null || !GOES_ON.test(text) || at + 2 >= tokens.length) return []
    const found = before(tokens, at + 1) ?? after(tokens, at + 1)
    if (!found) return []
    const contents = [{ from: textStart(tokens), to: at + 1 }, ...goesOn(tokens, found.end)]
    return [{ construction: 'postposed' as const, source: found.source, contents, opens: false }]
  })
}

type Found = { source: Attribution['source']; end: number }

/** Who stands before the verb. */
function before(tokens: Token[], from: number): Found | null {
  for (let verb = from; verb < tokens.length && verb - from <= LONGEST_SOURCE; verb++) {
    const { gap, quotation, lower } = tokens[verb]!
    if (quotation !== null || (verb > from && /[,;:—–]/.test(gap)) || prepositions.has(lower)) return null
    if (verb === from || !isPast(tokens[verb]!)) continue
    const source = { from, to: verb }
    const end = PARTICLES.has(tokens[verb + 1]?.lower ?? '') ? verb + 2 : verb + 1
    return canSpeak(tokens, source) && closes(tokens, end) ? { source, end } : null
  }
  return null
}

/** Who stands after the verb, up to the end of the sentence. */
function after(tokens: Token[], verb: number): Found | null {
  const source = { from: verb + 1, to: tokens.length }
  if (!isPast(tokens[verb]!) || source.to - source.from > LONGEST_SOURCE || !canSpeak(tokens, source)) return null
  const rest = tokens.slice(source.from)
  return rest.some((token) => token.quotation !== null || isPast(token)) ? null : { source, end: source.to }
}

const isPast = ({ text, quotation }: Token) => quotation === null && (/^[a-z]{2,}ed$/.test(text) || pastVerbs.has(text))

/** The sentence, or its clause, ends; or only when and how follow. */
function closes(tokens: Token[], at: number): boolean {
  const next = tokens[at]
  return (
    !next ||
    next.gap.includes(',') ||
    next.quotation !== null ||
    afterSource.has(next.lower) ||
    /^[a-z]+ly$/.test(next.text)
  )
}

/** What is quoted after an inserted "…, X mused, …". */
function goesOn(tokens: Token[], from: number) {
  const next = tokens.findIndex(({ quotation }, at) => at >= from && quotation !== null)
  return next < 0 ? [] : [{ from: next, to: tokens.length }]
}
