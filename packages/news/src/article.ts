/** Where a value was read, and how far to trust it (0 to 1). */
export type Provenance = { source: string; confidence: number }

/** Words on the page that credit somebody else with the text, and who that is. */
export type Credit = { agency: string; evidence: string }

export type Dateline = { text: string; place: string | null; date: string | null }

/**
 * What an agency or outlet says of a text's version. `number` is that of the update or lead where it is given. Offsets are UTF-16
 * code units into the text; a notice in the title has `start` = `end` = 0.
 */
export type Notice = {
  kind: 'update' | 'writethru' | 'recast' | 'correction' | 'kill'
  number: number | null
  start: number
  end: number
  text: string
}

export type Removal = {
  reason: string
  text: string
  /** Not of the text, but it may credit somebody else with it: read with the text where an origin is sought. */
  credits?: true
}

/** One page reduced to its article. `text` has one paragraph a line. */
export type CleanedArticle = {
  url: string | null
  canonicalUrl: string | null
  title: string | null
  byline: string[]
  publishedAt: string | null
  modifiedAt: string | null
  publisher: string | null
  language: string | null
  section: string | null
  /** The picture that stands for the article where it is linked to. */
  leadImage: string | null
  text: string
  dateline: Dateline | null
  credit: Credit | null
  notices: Notice[]
  paywalled: boolean | null
  live: boolean
  /** Keyed by the field it speaks of. */
  provenance: Record<string, Provenance>
  removed: Removal[]
}
