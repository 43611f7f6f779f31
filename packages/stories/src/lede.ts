/** Shorter lines before the text are headings, places or credits. */
const SHORTEST = 60

/** The first paragraph of an article that is long enough to be one, as it stands; null where none is. */
export const ledeOf = (text: string): string | null =>
  text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line.length >= SHORTEST) ?? null
