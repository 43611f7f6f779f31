import type { Mention } from '@copydesk/news'
import type { Idf } from './idf.ts'
import { termsOf } from './terms.ts'

/** An entity weighs half as much as the rarest word of its name: those words count already. */
const ENTITY_SHARE = 0.5
/** Somebody the whole world knows is in many stories at once: that share again. */
const WORLD_FAMOUS_SHARE = 0.5
const LONGEST_NAME = 80

/** An entity as a term, with its inverse document frequency. The colon keeps it apart from words. */
type EntityTerm = { term: string; idf: number }

/** The known entities named before `end` (UTF-16), once for each mention; `idf`: of the words of the text's language. */
export function entityTerms(mentions: Mention[], end: number, idf: Idf): EntityTerm[] {
  return mentions.flatMap(({ start, type, entity }) => {
    if (!entity || start >= end) return []
    const name = termsOf(entity.name.slice(0, LONGEST_NAME))
    const rarest = Math.max(0, ...name.map(({ term }) => idf(term)))
    return { term: `${type}:${entity.id}`, idf: ENTITY_SHARE * (entity.wikidata ? WORLD_FAMOUS_SHARE : 1) * rarest }
  })
}
