import { canonicalUrl, looseAddress, withoutParameters } from '@copydesk/news'
import type { AnnouncedEntry, KnownEntry } from '@copydesk/store'

/** What an entry is recognised by. */
type Marks = {
  /** Its canonical address, less what is fresh in it at every poll. */
  link: string
  loose: string
  /** Its guid, where that is more than its link once more. */
  ownGuid: string | null
  /** Its title, as far as one compares titles. */
  heading: string | null
  publishedAt: Date | null
}

type Before = Marks & { announcement: KnownEntry }
type Now = Marks & { announcement: AnnouncedEntry }

/** An entry as it was announced before, and as it is now. */
export type Pair = { before: Before; now: Now }

export type Evidence = {
  name: string
  /** What both must have the same; null where it is missing. */
  key: (entry: Marks) => string | null
  holds: (before: Marks, now: Marks) => boolean
  /** Enough by itself. Otherwise only where several entries, and most of those not recognised, speak for it together. */
  alone: boolean
  /** Any of those that fit will do. Otherwise there must be but one. */
  first?: true
}

/** The marks of an entry of a feed in whose links these parameters are fresh at every poll. */
export function withMarks<T extends AnnouncedEntry | KnownEntry>(
  announcement: T,
  fresh: readonly string[],
): Marks & { announcement: T } {
  const { canonicalUrl: address, guid, title, publishedAt } = announcement
  const link = withoutParameters(address, fresh)
  const loose = looseAddress(link)
  const asLink = guid === null ? null : canonicalUrl(guid)
  const isLink = asLink !== null && looseAddress(withoutParameters(asLink, fresh)) === loose
  const heading = title?.toLowerCase().replaceAll(/\s+/g, ' ').trim() || null
  return { announcement, link, loose, ownGuid: isLink ? null : guid, heading, publishedAt }
}

const HOUR_MS = 3_600_000

type Same = (before: Marks, now: Marks) => boolean

const sameHeading: Same = (before, now) => before.heading !== null && before.heading === now.heading
const sameTime: Same = (before, now) => before.publishedAt !== null && +before.publishedAt === +(now.publishedAt ?? 0)
/** To the minute: many entries are dated by the day or hour alone. */
const sameMoment: Same = (before, now) => sameTime(before, now) && +(now.publishedAt ?? 0) % HOUR_MS !== 0
const otherTime: Same = (before, now) =>
  before.publishedAt !== null && now.publishedAt !== null && +before.publishedAt !== +now.publishedAt
const otherGuid: Same = (before, now) =>
  before.ownGuid !== null && now.ownGuid !== null && before.ownGuid !== now.ownGuid
const pathOf = (link: string) => link.split('?', 1)[0] ?? link

const headingAndTime = ({ heading, publishedAt }: Marks) =>
  heading !== null && publishedAt !== null ? `${heading} ${+publishedAt}` : null

/**
 * What makes an entry the one announced before, from the strongest. A link is a page; guid, title, time and the form of a
 * link need one another, since each of them is met on two pages at once: constant guids, columns with one title, feeds
 * that date everything alike.
 */
export const evidence: Evidence[] = [
  { name: 'link', key: ({ link }) => link, holds: () => true, alone: true, first: true },
  {
    name: 'guid, and title, moment or form of link',
    key: ({ ownGuid }) => ownGuid,
    holds: (before, now) =>
      (sameHeading(before, now) && !otherTime(before, now)) || sameMoment(before, now) || before.loose === now.loose,
    alone: true,
  },
  {
    name: 'form of link, and title or time',
    key: ({ loose }) => loose,
    holds: (before, now) => sameHeading(before, now) || sameTime(before, now),
    alone: true,
  },
  {
    name: 'title and time, where there are no guids to differ',
    key: headingAndTime,
    holds: (before, now) => !otherGuid(before, now),
    alone: true,
  },
  { name: 'guid and title, at another time', key: ({ ownGuid }) => ownGuid, holds: sameHeading, alone: false },
  { name: 'title and time, guids rewritten', key: headingAndTime, holds: () => true, alone: false },
  {
    name: 'title and path, with another query',
    key: ({ heading, link }) => (heading !== null && link.includes('?') ? `${heading} ${pathOf(link)}` : null),
    holds: (before, now) => !otherTime(before, now) && (!otherGuid(before, now) || sameTime(before, now)),
    alone: false,
  },
]
