import type { Mention } from '@copydesk/news'
import { settle } from './document-names.ts'
import { identify } from './identity.ts'
import { findSpans } from './spans.ts'
import { lineStyles, nameEnd, tokenise } from './tokens.ts'

/**
 * The people, organizations and places a text names: sorted, none overlapping, offsets in UTF-16 code units. A method of
 * capitalised spans, gazetteers and simple context for English news; other scripts and texts without capitals give only
 * what the tables know. Never throws; linear in the text.
 */
export function tagEntities(text: string): Mention[] {
  const tokens = tokenise(text)
  const styles = lineStyles(tokens)
  const spans = settle(tokens, findSpans(tokens, styles), styles)
  const entities = identify(tokens, spans)
  return spans.map((span, index) => {
    const start = tokens[span.from]!.start
    const end = nameEnd(tokens[span.to - 1]!, text)
    return { start, end, text: text.slice(start, end), type: span.type!, entity: entities[index]! }
  })
}
