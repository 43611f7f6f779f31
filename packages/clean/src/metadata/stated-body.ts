import { textOfString } from '../reading/rescue.ts'
import { firstString, type Thing } from './linked-data.ts'

const MOST_UPDATES = 2000

/** The text that JSON-LD gives of an article, a live blog's from its updates (https://schema.org/liveBlogUpdate): one a paragraph, as the page orders them. */
export function statedBody(article: Thing | null): string | null {
  const own = firstString(article?.['articleBody'])
  const updates = [article?.['liveBlogUpdate'] ?? []].flat().slice(0, MOST_UPDATES)
  const bodies = updates.flatMap((update) =>
    typeof update === 'object' && update !== null ? (firstString((update as Thing)['articleBody']) ?? []) : [],
  )
  const told = bodies.map(textOfString).join('\n')
  return told.length > (own?.length ?? 0) ? told : own
}
