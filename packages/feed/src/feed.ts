/**
 * Any feed to one shape: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed; feed lists (OPML, plain text) in and out;
 * and the feeds a page names.
 */
export { parseFeed, type FeedOutcome } from './parse-feed.ts'
export { readDate } from './date.ts'
export { parseOpml, writeOpml, type ListedFeed, type OpmlOutcome } from './opml.ts'
export { readFeedList } from './feed-list.ts'
export { discoverFeeds } from './discover.ts'
