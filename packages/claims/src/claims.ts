/** What a text claims: the words it gives to others, and the figures it states, with who is answerable for each. */
export { tagFigures } from './tag-figures.ts'
export { tagQuotes } from './tag-quotes.ts'
