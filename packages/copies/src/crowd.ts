import type { Origin } from '@copydesk/news'
import { comparePages } from './compare-pages.ts'
import { differenceBetween } from './differences.ts'
import { isSurelyNoDigest } from './digests.ts'
import { type Copy, copyOf, excerptsOf, type GatheredArticle, isLike, longestOf } from './gather-article.ts'
import { rankByClaim } from './lead.ts'
import { type Likeness, likenessOf } from './likeness.ts'
import { originByVotes } from './origin.ts'
import type { PreparedPage } from './prepared-page.ts'
import { outletName } from './relation.ts'
import { creditedAgency, type Vote, votesOf } from './votes.ts'

/** What must be known of the pages of an article, beside its lead, to tell what one more is to it without reading them all. */
export type Crowd = { longestId: string; votes: Vote[] }

/** Fewer pages are read as a whole: it costs little, and tells everything. */
const LEAST_PAGES = 64

/**
 * What of an article lets further pages join it alone; null where it is small, or a page of it was made from another than the lead:
 * then each further page may be what that one was made from.
 */
export function crowdOf(pages: PreparedPage[], { leadId, copies }: GatheredArticle): Crowd | null {
  const longest = longestOf(pages)
  if (!longest || pages.length < LEAST_PAGES) return null
  const outlets = new Map(pages.map(({ id, page }) => [id, outletName(page)]))
  // One outlet's text may become that of two, which says more of its origin than that of many.
  if (new Set(outlets.values()).size === 1) return null
  const isOwn = ({ id, of }: Copy) => of !== null && outlets.get(id) !== null && outlets.get(id) === outlets.get(of)
  if (!copies.every((copy) => copy.id === leadId || copy.of === leadId || isOwn(copy))) return null
  return { longestId: longest.id, votes: votesOf(pages) }
}

/** The page that comes, the two that stand for the crowd, and those of its pages that the new one is tied to. */
export type Joining = { page: PreparedPage; lead: PreparedPage; longest: PreparedPage; tied: PreparedPage[] }

/**
 * What a page of another outlet than all of them is to a crowd, where that changes nothing for the others: it is the article's
 * beyond doubt, and neither leads it nor is its longest. As `articlesAmong` and `gatherArticle` would have it of all the pages; null
 * where they must be asked.
 */
export function joinCrowd(
  { page, lead, longest, tied }: Joining,
  crowd: Crowd,
): { copy: Copy; origin: Origin | null; crowd: Crowd } | null {
  if (longestOf([longest, page]) === page || !isLike(page, lead)) return null
  const kind = kindBetween(page, longest)
  const belongs = kind === 'same' || (kind === 'excerpt' && tied.some((other) => kindBetween(page, other) === 'same'))
  if (!belongs || !isSurelyNoDigest(page.bands, bandsOf([lead, longest, ...tied]))) return null
  const votes = votesOf([page], crowd.votes)
  const agency = creditedAgency(votes)
  if (agency !== creditedAgency(crowd.votes)) return null
  const [first] = rankByClaim([lead, page], agency, excerptsOf(longest, [lead, page]))
  if (first !== lead) return null
  const copy = copyOf(page, lead, comparePages)
  return { copy, origin: originByVotes(lead, votes, 'many'), crowd: { longestId: crowd.longestId, votes } }
}

const bandsOf = (pages: PreparedPage[]) => pages.map(({ bands }) => bands)

function kindBetween(a: PreparedPage, b: PreparedPage): Likeness['kind'] {
  const { kind } = likenessOf(a, b)
  return kind !== 'different' && differenceBetween(a, b) === null ? kind : 'different'
}
