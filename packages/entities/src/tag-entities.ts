import type { Mention } from '@copydesk/news'
import { identify } from './identity.ts'
import packed from './recogniser/model.json' with { type: 'json' }
import { unpackModel } from './recogniser/model.ts'
import { recognise } from './recogniser/recognise.ts'

const model = unpackModel(packed)

/**
 * The people, organizations and places a text names: sorted, none overlapping, offsets in UTF-16 code units. A linear
 * sequence model for English news; texts in other languages give only names that are sure by themselves. Never throws;
 * linear in the text.
 */
export function tagEntities(text: string): Mention[] {
  const { tokens, found } = recognise(text, model)
  const names = found.map(({ from, to, type }) => ({
    type,
    words: tokens.slice(from, to).map((token) => token.word.key),
  }))
  const entities = identify(names)
  return found.map(({ from, to, type }, index) => {
    const [start, end] = [tokens[from]!.start, tokens[to - 1]!.end]
    return { start, end, text: text.slice(start, end), type, entity: entities[index]! }
  })
}
