const SHORTEST = 2
const LONGEST = 8

/** Whether an acronym stands for a name: the first letters of its words, with or without those in lower case. */
export function abbreviates(acronym: string, words: readonly string[]): boolean {
  if (acronym.length < SHORTEST || acronym.length > LONGEST || words.length < SHORTEST) return false
  const capitals = words.filter((word) => word.charAt(0) !== word.charAt(0).toLowerCase())
  return [words, capitals].some((some) => some.map((word) => word.charAt(0).toUpperCase()).join('') === acronym)
}
