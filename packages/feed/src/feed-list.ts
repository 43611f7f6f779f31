import { httpAddress } from './address.ts'
import { parseOpml, type ListedFeed, type OpmlOutcome } from './opml.ts'

/**
 * A list of feeds, OPML or plain text: one address a line, "#" starts a comment, a title may follow the address.
 * A line that is no address rejects the list and says which it is.
 */
export function readFeedList(text: string): OpmlOutcome {
  if (/^[\s\uFEFF]*</.test(text)) return parseOpml(text)
  const feeds = new Map<string, ListedFeed>()
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const said = line.replace(/(?:^|\s)#[^]*/, '').trim()
    if (said === '') continue
    const [address = '', ...title] = said.split(/\s+/)
    const url = httpAddress(address, null)
    if (!url)
      return { type: 'rejected', reason: `line ${index + 1}: "${said.slice(0, 80)}" is no http or https address` }
    if (!feeds.has(url)) feeds.set(url, { ...bareFeed(url), title: title.join(' ') || null })
  }
  return { type: 'opml', title: null, feeds: [...feeds.values()], leftOut: [] }
}

/** A feed of which nothing is said but its address. */
export const bareFeed = (url: string): ListedFeed => ({
  url,
  title: null,
  siteUrl: null,
  folder: null,
  categories: [],
  attributes: {},
})
