import { agencyOfPublisher } from '@copydesk/wire'
import type { PreparedPage } from './prepared-page.ts'

const timeOf = (stamp: string | null) => {
  const time = stamp === null ? Number.NaN : Date.parse(stamp)
  return Number.isNaN(time) ? Infinity : time
}

const DAY_MS = 24 * 3600 * 1000

/**
 * By when a page that says so was out. Midnight to the second is how a day without a clock is kept: that says nothing of the order within
 * it, so its end counts.
 */
function outByOwnWords(publishedAt: string | null): number {
  const time = timeOf(publishedAt)
  return time % DAY_MS === 0 ? time + DAY_MS - 1 : time
}

type Claim = { page: PreparedPage; isAgencys: boolean; isExcerpt: boolean; outBy: number; seenAt: number }

/**
 * Pages in the order in which they may claim to be an article's original: the credited agency's own page, then what is no excerpt of
 * another, then the earliest out, the earliest seen, the longest, then by id. It is total, so that arrival does not matter.
 */
export function rankByClaim(pages: PreparedPage[], agency: string | null, excerpts: Set<string>): PreparedPage[] {
  const claims = pages.map((page): Claim => {
    const { publisher, publishedAt, seenAt } = page.page
    const seen = timeOf(seenAt)
    return {
      page,
      isAgencys: agency !== null && publisher !== null && isOf(publisher, agency),
      isExcerpt: excerpts.has(page.id),
      // When it was out at the latest: what it says itself, or when it was seen, whichever is earlier.
      outBy: Math.min(outByOwnWords(publishedAt), seen),
      seenAt: seen,
    }
  })
  return claims.sort(byClaim).map(({ page }) => page)
}

const byClaim = (a: Claim, b: Claim) =>
  Number(b.isAgencys) - Number(a.isAgencys) ||
  Number(a.isExcerpt) - Number(b.isExcerpt) ||
  compared(a.outBy, b.outBy) ||
  compared(a.seenAt, b.seenAt) ||
  b.page.words.hashes.length - a.page.words.hashes.length ||
  (a.page.id < b.page.id ? -1 : Number(a.page.id > b.page.id))

const compared = (a: number, b: number) => (a < b ? -1 : Number(a > b))

const isOf = (publisher: string, agency: string) =>
  agencyOfPublisher(publisher) === agency || publisher.trim().toLowerCase() === agency.toLowerCase()
