export type MentionType = 'person' | 'organization' | 'place'

/** `wikidata`: its id there (Q…), where it is known for certain. */
export type EntityRef = { id: string; name: string; wikidata?: string }

/** Offsets are UTF-16 code units into the article's text. */
export type Mention = { start: number; end: number; text: string; type: MentionType; entity: EntityRef | null }

export type Speaker = { start: number; end: number; text: string; entity: EntityRef | null }

export type Quote = { start: number; end: number; text: string; speaker: Speaker | null; direct: boolean }

/** A number that states a fact. `low` and `high` equal `value` unless it is a range; `of` is what is counted. */
export type Figure = {
  start: number
  end: number
  text: string
  value: number | null
  low: number | null
  high: number | null
  unit: string | null
  of: string | null
  approximate: boolean
  attributedTo: string | null
  asOf: string | null
}

export type Tagging = { mentions: Mention[]; quotes: Quote[]; figures: Figure[] }
