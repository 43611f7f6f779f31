/** Terms of a text with their weights, of unit length. */
export type TermVector = Record<string, number>
