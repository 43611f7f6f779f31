import { agencyOfPublisher } from '@copydesk/wire'
import type { PreparedPage } from './prepared-page.ts'

const timeOf = (stamp: string | null) => {
  const time = stamp === null ? Number.NaN : Date.parse(stamp)
  return Number.isNaN(time) ? Infinity : time
}

/** When a page was out at the latest: what it says itself, or when it was seen, whichever is earlier. Infinity if neither. */
const outBy = ({ page }: PreparedPage) => Math.min(timeOf(page.publishedAt), timeOf(page.seenAt))

/**
 * The order in which pages may claim to be an article's original: the credited agency's own page, then what is no excerpt of
 * another, then the earliest out, the earliest seen, the longest, then by id. It is total, so that arrival does not matter.
 */
export function byClaim(agency: string | null, excerpts: Set<string>): (a: PreparedPage, b: PreparedPage) => number {
  const own = ({ page }: PreparedPage) => (agency !== null && page.publisher && isOf(page.publisher, agency) ? 0 : 1)
  return (a, b) =>
    own(a) - own(b) ||
    Number(excerpts.has(a.id)) - Number(excerpts.has(b.id)) ||
    compared(outBy(a), outBy(b)) ||
    compared(timeOf(a.page.seenAt), timeOf(b.page.seenAt)) ||
    b.words.hashes.length - a.words.hashes.length ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
}

const compared = (a: number, b: number) => (a < b ? -1 : Number(a > b))

const isOf = (publisher: string, agency: string) =>
  agencyOfPublisher(publisher) === agency || publisher.trim().toLowerCase() === agency.toLowerCase()
