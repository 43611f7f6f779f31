/** Terms of a text with their weights, as packages/stories makes and compares them. */
export type TermVector = Record<string, number>
