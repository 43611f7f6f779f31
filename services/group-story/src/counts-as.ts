import { sourceOf, type Owners } from '@copydesk/owners'
import type { ArticleRow } from '@copydesk/store'
import { passedOn } from '@copydesk/wire'

/** Whom an article counts as among the independent sources of its story; null where its origin is not known, or it only passes on. */
export function countsAs({ origin, outlet, publisher, text }: ArticleRow, owners: Owners): string | null {
  if (!origin || passedOn(text, publisher)) return null
  return sourceOf(origin.name, outlet, owners)
}
