/**
 * Any feed to one shape: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed, sitemaps; feed lists (OPML, plain text) in
 * and out; where a page's feeds may be; and what is wrong with a feed.
 */
export { parseFeed, type FeedOutcome } from './parse-feed.ts'
export { headerLinks } from './header-links.ts'
export { checkFeed, type ArrivedFeed, type FeedAnswer, type FeedCheck, type Finding } from './check-feed.ts'
export { readDate } from './date.ts'
export { parseOpml, writeOpml, type ListedFeed, type OpmlOutcome } from './opml.ts'
export { escapeMarkup } from './escape-markup.ts'
export { writeAtom, writeJsonFeed, type WrittenEntry, type WrittenFeed } from './write-feed.ts'
export { bareFeed, readFeedList } from './feed-list.ts'
export { listOfSubscriptions, subscriptionTo } from './subscription.ts'
export { feedCandidates, type FeedCandidate } from './discover.ts'
