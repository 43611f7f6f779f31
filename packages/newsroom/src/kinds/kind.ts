import type { Cast, Casting } from '../cast.ts'

/**
 * A kind of happening: who is in it and the sentences it is told in. Every list of sentences has several ways to say the same
 * thing, so that two writers of one happening share its facts and not its words. See grammar.ts for the notation.
 */
export type Kind = {
  name: string
  section: string
  /** The number in the cast that later versions and corrections change. */
  figure: string
  /** What that number counts, as a correction names it. */
  counts: string
  cast(make: Casting): Cast
  headlines: string[]
  ledes: string[]
  /** What there is to tell after the lede, in falling order of weight; each in several ways. */
  beats: string[][]
  /** What the people in the cast say. */
  quotes: Record<string, string[]>
}

export const about = '[about|some|roughly|around|nearly|close to|an estimated]'
export const near = '[near|close to|not far from|a short walk from|just beyond|within sight of]'
export const officials = '[officials|authorities|investigators|local officials|emergency officials]'
export const locals = '[residents|neighbors|people nearby|local people|townspeople]'
export const early =
  '[before dawn|shortly after sunrise|in the small hours|mid-morning|around noon|in the afternoon|at dusk|late in the evening]'
export const years = '[two|three|four|five|six|seven|eight|nine|ten|a dozen|15|20]'
export const said = '[said|told reporters|said in a statement|wrote in an update|said at a briefing]'
