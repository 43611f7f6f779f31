import type { Counted, Origin } from '@copydesk/news'
import { passedOn } from '@copydesk/wire'
import type { Owners } from './owners.ts'
import { type Carrier, sourceOf } from './source-of.ts'

/** An article as it is counted. `origin`: null where nothing says whose text it is. */
export type CountedArticle = Carrier & { origin: Pick<Origin, 'name'> | null; text: string }

/** Changes with the rules by which articles are counted here and in packages/wire/src/passed-on.ts: what was counted by others is counted again. */
export const countingRules = 1

/**
 * Whom an article counts as among the independent sources of its story. Who only passes on what another found out has seen nothing,
 * unless that other is whose text it is: an agency's text cites itself on every page that runs it.
 */
export function countsAs({ origin, text, outlet, publisher }: CountedArticle, owners: Owners): Counted {
  const own = [publisher, outlet, ...(origin ? [origin.name] : [])]
  const cites = passedOn(text, own)
  return { source: cites || !origin ? null : sourceOf(origin.name, { outlet, publisher }, owners), cites }
}
