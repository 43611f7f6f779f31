import type { Element } from 'domhandler'

/** One kind of furniture: the reason it goes, and how it is told from the article. `names` are the element's name parts. */
export type RemovalStep = {
  reason: string
  matches: (element: Element, names: string[]) => boolean
  /** It goes by names alone, which paragraphs and tables may have from what they tell of. */
  byName?: true
  /** What it takes may be prose itself: of one such element its text tells nothing. */
  ofProse?: true
  /** Where what it takes may credit somebody with the text. */
  credits?: (element: Element, names: string[]) => CreditPlace | null
}

/** Over the text stand bylines, under it claims of copyright. */
export type CreditPlace = 'over' | 'under'
