/** Which pages carry the same text, which of them leads, what the others are to it, and whose text it was. */
export { articlesAmong } from './articles-among.ts'
export { carryOneArticle, type Comparison, comparePages } from './compare-pages.ts'
export { describePair, type PairDescription, type TextSpan } from './describe-pair.ts'
export { type Compare, type Copy, gatherArticle, type GatheredArticle } from './gather-article.ts'
export { heldShare } from './likeness.ts'
export { createMatcher, type Match, type Matcher } from './matcher.ts'
export { prepareCarried } from './prepare-carried.ts'
export { type PageText, preparePage, type PreparedPage } from './prepared-page.ts'
