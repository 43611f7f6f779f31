import type { Mention } from '@copydesk/news'
import { identify, type Named } from './identity.ts'
import packed from './recogniser/model.json' with { type: 'json' }
import { unpackModel } from './recogniser/model.ts'
import { recognise } from './recogniser/recognise.ts'

const WORDS_BEFORE = 3
/** Longer texts are read in parts of about so many UTF-16 code units, so that memory is bounded; articles are shorter. */
const PART = 200_000

const model = unpackModel(packed)

/**
 * The people, organizations and places a text names: sorted, none overlapping, offsets in UTF-16 code units. A linear
 * sequence model for English news; texts in other languages give only names that are sure by themselves. Never throws;
 * linear in the text.
 */
export function tagEntities(text: string): Mention[] {
  const mentions: Omit<Mention, 'entity'>[] = []
  const names: Named[] = []
  for (const [from, to] of partsOf(text)) {
    const { tokens, found } = recognise(text.slice(from, to), model)
    for (const { from: first, to: end, type } of found) {
      const start = from + tokens[first]!.start
      const stop = from + tokens[end - 1]!.end
      mentions.push({ start, end: stop, text: text.slice(start, stop), type })
      const before = tokens.slice(Math.max(0, first - WORDS_BEFORE), first)
      names.push({
        type,
        words: tokens.slice(first, end).map(({ word }) => word.key),
        before: before.map(({ word }) => word.lower),
      })
    }
  }
  const entities = identify(names)
  return mentions.map((mention, index) => ({ ...mention, entity: entities[index]! }))
}

/** The whole text, or parts of it that end where a line or at least a word does. */
function* partsOf(text: string): Generator<[from: number, to: number]> {
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + PART)
    if (to < text.length) {
      const part = text.slice(from, to)
      to = from + (part.lastIndexOf('\n') + 1 || part.lastIndexOf(' ') + 1 || PART)
    }
    yield [from, to]
    from = to
  }
}
