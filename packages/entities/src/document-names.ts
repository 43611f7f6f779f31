import { familyNames, firstNames, leadingFamilyNames } from './tables/first-names.ts'
import type { LineStyle, Token } from './tokens.ts'
import type { Span } from './spans.ts'

/** The words of a span, as tables key them. */
export const spanKey = (tokens: Token[], span: Span) =>
  tokens
    .slice(span.from, span.to)
    .map((token) => token.key)
    .join(' ')

/**
 * Settles what a span alone leaves open by the rest of the text: a word that is part of a full name elsewhere is that
 * person; a name decided elsewhere is decided here; a capital at the start of a sentence counts only where the same word
 * is capitalised in mid-sentence too.
 */
export function settle(tokens: Token[], spans: Span[], styles: LineStyle[]): Span[] {
  const cased = caseCounts(tokens, styles)
  const personParts = new Set<string>()
  const decided = new Map<string, Span>()
  for (const span of spans) {
    if (span.type === null || !trusted(tokens, span, cased)) continue
    const key = spanKey(tokens, span)
    if (!decided.has(key)) decided.set(key, span)
    if (span.type === 'person' && span.to - span.from > 1)
      for (const part of bareParts(tokens, span)) personParts.add(part)
  }
  const settled: Span[] = []
  for (const span of spans) {
    const type = typeByText(tokens, span, cased, personParts, decided)
    if (type !== null) settled.push({ ...span, type })
    else if (span.to - span.from > 1 && styles[tokens[span.from]!.line] === 'title')
      settled.push(...namesWithin(tokens, span, personParts, decided))
  }
  return settled
}

/** In a headline a name may stand among other capitalised words: what the text has named elsewhere is found there. */
function namesWithin(tokens: Token[], span: Span, parts: Set<string>, decided: Map<string, Span>): Span[] {
  const found: Span[] = []
  let at = span.from
  while (at < span.to) {
    let to = Math.min(span.to, at + LONGEST_WITHIN)
    let type: Span['type'] = null
    for (; to > at && type === null; to--) {
      const key = spanKey(tokens, { ...span, from: at, to })
      type = decided.get(key)?.type ?? (to === at + 1 && parts.has(key) ? 'person' : null)
    }
    if (type !== null) found.push({ from: at, to: to + 1, type, known: null })
    at = type === null ? at + 1 : to + 1
  }
  return found
}

const LONGEST_WITHIN = 4

/** The parts of a full name that may stand for it: the last, and the first where it is a family or given name. */
function bareParts(tokens: Token[], span: Span): string[] {
  const first = tokens[span.from]!
  const last = tokens[span.to - 1]!
  const leads = leadingFamilyNames.has(first.lower) || firstNames.has(first.lower)
  return leads ? [last.key, first.key] : [last.key]
}

function typeByText(tokens: Token[], span: Span, cased: CaseCounts, parts: Set<string>, decided: Map<string, Span>) {
  const key = spanKey(tokens, span)
  const alone = span.to - span.from === 1
  const placed = span.known?.type === 'place' && !span.known.doubtful
  if (alone && parts.has(key) && !placed) return 'person'
  if (alone && !span.known && isOrdinary(tokens[span.from]!, cased)) return null
  if (span.type !== null && trusted(tokens, span, cased)) return span.type
  return decided.get(key)?.type ?? null
}

/** More often in lower case than capitalised: a word of this text, not a name. */
function isOrdinary(token: Token, cased: CaseCounts): boolean {
  const count = cased.get(token.lower)
  return count !== undefined && !token.acronym && count.lower > count.capital
}

type CaseCounts = Map<string, { capital: number; lower: number }>

/** How often each word stands in lower case, and capitalised in mid-sentence, in running lines. */
function caseCounts(tokens: Token[], styles: LineStyle[]): CaseCounts {
  const counts: CaseCounts = new Map()
  for (const token of tokens) {
    if (token.opens || styles[token.line] !== 'running') continue
    let count = counts.get(token.lower)
    if (!count) counts.set(token.lower, (count = { capital: 0, lower: 0 }))
    if (token.capital) count.capital++
    else count.lower++
  }
  return counts
}

/** Whether a span's capitals can be believed. */
function trusted(tokens: Token[], span: Span, cased: CaseCounts): boolean {
  const first = tokens[span.from]!
  if (span.known || !first.opens || span.to - span.from > 1) return true
  const count = cased.get(first.lower)
  if (count && count.capital > count.lower) return true
  return (firstNames.has(first.lower) || familyNames.has(first.lower)) && !count?.lower
}
