import { Readable } from 'node:stream'
import { parseFeed } from '@copydesk/feed'
import FeedParser from 'feedparser'
import { parseFeed as parseWithFeedsmith } from 'feedsmith'
import RssParser from 'rss-parser'
import { answerParent } from './child.ts'

export type FeedQuestion = { feeds: string[]; turns: number }
export type FeedRound = { wallMs: number; parsed: number; entries: number }

/** How many entries a feed was found to have. Each library is used as its own documentation shows. */
type Parses = (feed: string) => number | Promise<number>

const ADDRESS = 'https://feeds.example/feed.xml'

const subjects: Record<string, () => Parses> = {
  copydesk: () => (feed) => {
    const outcome = parseFeed(feed, ADDRESS)
    return outcome.type === 'feed' ? outcome.parsed.entries.length : 0
  },
  feedsmith: () => (feed) => {
    const read = parseWithFeedsmith(feed)
    return (read.format === 'atom' ? read.feed.entries : read.feed.items)?.length ?? 0
  },
  'rss-parser': () => {
    const parser = new RssParser()
    return async (feed) => (await parser.parseString(feed)).items.length
  },
  feedparser: () => async (feed) => {
    let entries = 0
    for await (const _ of Readable.from([feed]).pipe(new FeedParser({ feedurl: ADDRESS }))) entries += 1
    return entries
  },
}

const parse = subjects[process.argv[2] ?? '']?.()
if (!parse) throw new Error(`feed-child.ts takes one of ${Object.keys(subjects).join(', ')}`)

answerParent(async ({ feeds, turns }: FeedQuestion): Promise<FeedRound> => {
  const round: FeedRound = { wallMs: 0, parsed: 0, entries: 0 }
  const began = performance.now()
  for (let turn = 0; turn < turns; turn += 1) {
    for (const feed of feeds) {
      round.entries += await parse(feed)
      round.parsed += 1
    }
  }
  round.wallMs = performance.now() - began
  return round
})
