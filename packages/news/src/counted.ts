/** Whose reporting a text only passes on, and the words that say so. */
export type PassedOn = { source: string; evidence: string }

/**
 * By what an article's source is known: it is an agency that sells text; it owns who wrote it, by a row of owners with a `source`; or it is
 * who wrote it, of whom no owner is known. `outlets`: of those that carry the text, one wrote it, and all of them are of this owner.
 */
export type WhySource = {
  kind: 'agency' | 'owner' | 'owner not known'
  source: string | null
  outlets?: string[]
}

/** Whom a text counts as. `initials`: those of its name, where it is known by nothing else and may be called by them. */
export type Source = { name: string; initials: string | null; why: WhySource }

/** How an article counts among the independent sources of its story: `source` null where nobody knows whose it is, or it only passes on. */
export type Counted = { source: Source | null; cites: PassedOn | null }
