import { isEmbedding } from './embedding.ts'
import type { PreparedPage } from './prepared-page.ts'
import { isTemplate } from './template.ts'

/** Why two texts that share as much as one article's do are two all the same; null where nothing speaks against it. */
export function differenceBetween(a: PreparedPage, b: PreparedPage): string | null {
  if (isTemplate(a, b)) return 'one form filled in twice: the words agree, the names and numbers do not'
  if (isEmbedding(a, b)) return 'the longer is a report of its own, which holds the shorter further down'
  return null
}
