/** One page reduced to its article: text without furniture, metadata with its evidence, and what was taken away and why. */
export { cleanPage } from './clean-page.ts'
export type { CleanOptions, CleanOutcome } from './clean-page.ts'
export {
  canBeFurniture,
  decayedPages,
  isShownAgain,
  lineHash,
  siteFurniture,
  telltaleParagraphs,
} from './site-furniture.ts'
export type { ParagraphHistory, SiteFurnitureOptions } from './site-furniture.ts'
