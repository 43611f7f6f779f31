/** What a text claims: the words it gives to others, and the figures it states, with who is answerable for each. */
export { figuresAcross, type FigureSource, type Quantity, type StatedFigure } from './figures-across.ts'
export { tagFigures } from './tag-figures.ts'
export { tagQuotes } from './tag-quotes.ts'
