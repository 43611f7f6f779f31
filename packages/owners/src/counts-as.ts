import type { Counted, Origin, Source } from '@copydesk/news'
import { ownReporting, passedOn, signatureOf } from '@copydesk/wire'
import { ownerOf, type Owners } from './owners.ts'
import { type Carrier, ownedBy, sourceOf } from './source-of.ts'

/** An article as it is counted, with the text of its lead page. */
export type CountedArticle = Carrier & {
  /** Null where nothing says whose text it is. */
  origin: Pick<Origin, 'name'> | null
  title: string | null
  text: string
  byline: string[]
  /** The hosts of all pages that carry it, where its origin is not known and none of them credits anybody; else none. */
  uncredited: string[]
}

/** Changes with the rules by which articles are counted here and in packages/wire: what was counted by others is counted again. */
export const countingRules = 1

/**
 * Whom an article counts as among the independent sources of its story. Who only passes on what another found out has seen nothing,
 * unless that other is whose text it is: an agency's text cites itself on every page that runs it.
 */
export function countsAs(article: CountedArticle, owners: Owners): Counted {
  const { origin, title, text, outlet, publisher } = article
  const cites = passedOn({ title, text }, [publisher, outlet, ...(origin ? [origin.name] : [])])
  if (cites) return { source: null, cites }
  const source = origin ? sourceOf(origin.name, { outlet, publisher }, owners) : ownersText(article, owners)
  return { source, cites: null }
}

/**
 * The owner of all outlets that carry a text of which one of them shows that it wrote it: which one is not known, whose it is does not
 * hang on that.
 */
function ownersText({ text, byline, outlet, publisher, uncredited }: CountedArticle, owners: Owners): Source | null {
  const [first, ...others] = uncredited.map((host) => ownerOf(host, owners))
  if (!first || others.some((owner) => owner?.name !== first.name)) return null
  const isOwn = signatureOf(byline) !== null || ownReporting(text, [publisher, outlet]) !== null
  return isOwn && others.length > 0 ? ownedBy(first, uncredited) : null
}
