import type { Credit, Disposition, Origin, Overlap, Passage, Relation } from '@copydesk/news'
import type { Change } from '@copydesk/pipeline'
import type { Database } from './database.ts'
import { matchLookups } from './match-lookups.ts'
import { placePages, type Placing } from './place-pages.ts'
import { together } from './together.ts'

/** An entry's page by one of its texts, and the article it carries as far as is known. */
export type PageHead = {
  entryId: string
  revisionId: string
  url: string
  outlet: string
  title: string | null
  publishedAt: Date | null
  foundAt: Date
  articleId: string | null
  /** How many articles were founded on this entry so far. */
  founded: number
}

/** A page with that text. */
export type CarriedPage = PageHead & {
  text: string
  /** What cleaning took out of the text that may credit somebody else with it. */
  creditLines: string[]
  /** Whom cleaning found credited, by the text or by what the page declares of itself. */
  credit: Credit | null
  byline: string[]
  publisher: string | null
}

/** A page as it was last placed. */
export type PlacedPage = PageHead & {
  disposition: Disposition
  reason: string | null
  placed: Placed | null
  uncorrected: string[] | null
}

/** What an article's lead corrected, by the text that did: the sentences that came and went. */
export type Correction = { revisionId: string; url: string; outlet: string; added: string[]; removed: string[] }

/** What a page was to its article, by these texts of it and of the page it was made from. */
export type Placed = {
  revisionId: string
  relation: Relation
  ofEntryId: string | null
  ofRevisionId: string | null
  overlap: Overlap | null
  /** The page's outlet as it was told from others. */
  outlet: string | null
}

/**
 * What a decision about all pages of an article keeps of them, so that a further one can join without them. `size`: how many they were
 * then; `sum`: what they were, see `state`.
 */
export type Crowd = {
  size: number
  sum: string
  longestId: string
  votes: { agency: string; trust: number; best: number; evidence: string }[]
}

/** An article of many pages that a page hangs together with, and with nothing else; the two pages that stand for the others. */
export type Crowded = {
  article: KnownArticle & { copies: number; crowd: Crowd }
  page: PlacedPage
  lead: PlacedPage
  longest: PlacedPage
}

/** Two pages that carry the same article, `a` before `b`, by these texts. */
export type Edge = { a: string; b: string; revisionA: string; revisionB: string }

export type KnownArticle = {
  id: string
  version: number
  leadEntryId: string
  revisionId: string
  firstSeenAt: Date
  correction: Correction | null
}

/** The text an entry's article was last decided with. */
export type FormerText = { entryId: string; text: string }

/** Everything a decision about one page can touch. */
export type Neighbourhood = { pages: PlacedPage[]; articles: KnownArticle[] }

/** The pages of these revisions, with their texts. */
export type ReadTexts = (revisionIds: string[]) => Promise<CarriedPage[]>

/** Places every page of a neighbourhood. `former`: the text the page was last placed with, where it was another. */
export type Decide = (around: Neighbourhood, former: FormerText | null, read: ReadTexts) => Promise<ArticlePlan[]>

/** Places a page in a crowd, where that changes none of the others; else null. */
export type Join = (crowded: Crowded, read: ReadTexts) => Promise<ArticlePlan | null>

/** An article as it shall be. `absorbs`: ids that lead here from now on; `copies`: at least those that are not as they were last placed. */
export type ArticlePlan = {
  articleId: string
  leadEntryId: string
  revisionId: string
  title: string | null
  publishedAt: Date | null
  firstSeenAt: Date
  origin: Origin | null
  correction: Correction | null
  copies: PlannedCopy[]
  /** How many pages carry it. */
  size: number
  crowd: Crowd | null
  /** Founded now, on its lead. */
  isNew: boolean
  absorbs: string[]
  state: string
  changes: Change[]
}

/** `evidence`: null where it stays as it is kept. `uncorrected`: the corrected sentences it still runs. `isChanged`: not as it was last placed. */
export type PlannedCopy = Placed & {
  entryId: string
  evidence: Passage[] | null
  disposition: Disposition
  reason: string | null
  uncorrected: string[] | null
  isChanged: boolean
}

const MATCH_LOCK = 7_267_003
/** While some are placed all others wait. */
const MOST_AT_ONCE = 16

export const matchTables = (database: Database) => {
  const decide = together(
    (pages: Placing[]) =>
      database.transaction((sql) => placePages(sql, pages), { lock: MATCH_LOCK, derived: true, plannedOnce: true }),
    MOST_AT_ONCE,
  )
  return {
    ...matchLookups(database),

    /**
     * Adds what overlaps with this text, drops what overlapped with a former one, lets `join` place the page in a crowd, or else `decide`
     * every page that touches, and writes that with its changes; one at a time across processes. Returns the articles decided on; null when
     * the revision is no longer the entry's newest; or `stale`, having done nothing, when one that it overlaps with has another text by now.
     */
    decide,
  }
}
