import { tagFigures, tagQuotes } from '@copydesk/claims'
import { cleanPage } from '@copydesk/clean'
import { comparePages, describePair, type PageText, preparePage } from '@copydesk/copies'
import { mentionsAt, tagEntities } from '@copydesk/entities'
import { checkFeed, feedCandidates, parseFeed, parseOpml } from '@copydesk/feed'
import { damagedMarkup, damagedText } from './damage.ts'
import type { Tried } from './target.ts'

/** What the readers are fed with, whole, before it is damaged. */
export type Fodder = { feeds: string[]; pages: string[]; texts: string[] }

/** How large what is added may be, in characters: most often little, so that many are read. */
const REACHES = [2000, 2000, 2000, 20_000, 20_000, 20_000, 200_000, 1_000_000]
/** A text of so many different runs of words is told from any other; one word over and over is not. */
const TOLD_APART = 40
const READ_AT = 'https://read.example/at/feed'
const MOST_REASON = 300

type Reader = (fodder: Fodder, seed: number, reach: number) => Tried

/** Each reads one damaged text, and says what came of it and whether it holds together. */
const READERS = { feed: readFeed, clean: readPage, match: readPair, tag: readNames } satisfies Record<string, Reader>
export type ReaderName = keyof typeof READERS

/** `most`: larger damage than that is not done. */
export const read = (name: ReaderName, fodder: Fodder, seed: number, most = Number.POSITIVE_INFINITY): Tried =>
  READERS[name](fodder, seed, Math.min(most, REACHES[seed % REACHES.length] ?? most))

function readFeed({ feeds }: Fodder, seed: number, reach: number): Tried {
  const text = damagedMarkup(feeds, seed, reach)
  const outcome = parseFeed(text, READ_AT)
  const tried = { kind: outcome.type, characters: text.length }
  checkFeed({ text, url: READ_AT, charset: 'utf-8', headerCharset: null, answer: null }, new Date('2025-03-05'))
  parseOpml(text)
  if (feedCandidates(text, READ_AT, text).length > 200) return { ...tried, wrong: 'names more than 200 feeds' }
  if (outcome.type === 'rejected') return { ...tried, wrong: badReason(outcome.reason) }
  const addresses = outcome.parsed.entries.map(({ url }) => url).filter((url) => url !== null)
  const odd = addresses.find((url) => !/^https?:\/\//i.test(url))
  return { ...tried, wrong: odd === undefined ? null : `an entry at ${odd.slice(0, 100)}` }
}

function readPage({ pages }: Fodder, seed: number, reach: number): Tried {
  const html = damagedMarkup(pages, seed, reach)
  const outcome = cleanPage(html, { url: 'https://read.example/2026/page' })
  const tried = { kind: outcome.type, characters: html.length }
  if (outcome.type !== 'article') return { ...tried, wrong: badReason(outcome.reason) }
  const json = JSON.stringify(outcome.article)
  if (/\\u0000|\\ud[89a-f]/i.test(json)) return { ...tried, wrong: 'a letter that cannot be stored' }
  const { text } = outcome.article
  return { ...tried, wrong: text.trim() === '' ? 'an article without text' : null }
}

const pageOf = (id: string, text: string): PageText => {
  const [title = null] = text.split('\n', 1)
  return {
    id,
    text,
    title,
    url: `https://${id}.example/`,
    publisher: `${id}.example`,
    publishedAt: null,
    seenAt: null,
    byline: [],
  }
}

function readPair({ texts }: Fodder, seed: number, reach: number): Tried {
  const [one, other] = [damagedText(texts, seed, reach), damagedText(texts, seed + 1, reach)]
  const [a, b] = [preparePage(pageOf('a', one)), preparePage(pageOf('b', other))]
  const [there, back] = [comparePages(a, b), comparePages(b, a)]
  const tried = { kind: there.same ? 'same' : 'other', characters: one.length + other.length }
  if (there.same !== back.same) return { ...tried, wrong: 'the same one way round only' }
  if (a.shingles.length >= TOLD_APART && !comparePages(a, preparePage(pageOf('c', one))).same)
    return { ...tried, wrong: 'a text is not itself' }
  describePair(a, b)
  const { ofThis, ofOther } = there.overlap
  const isShare = [ofThis, ofOther].every((share) => share >= 0 && share <= 1)
  if (!isShare) return { ...tried, wrong: `shares of ${ofThis} and ${ofOther}` }
  const outside = there.passages.find(({ start, end }) => start < 0 || end > one.length || start >= end)
  return { ...tried, wrong: outside ? `a passage from ${outside.start} to ${outside.end} of ${one.length}` : null }
}

function readNames({ texts }: Fodder, seed: number, reach: number): Tried {
  const text = damagedText(texts, seed, reach)
  const mentions = tagEntities(text)
  const marked = [...mentions, ...tagQuotes(text, mentions), ...tagFigures(text, mentions)]
  const odd = marked.find(({ start, end, text: words }) => text.slice(start, end) !== words)
  mentionsAt(text, mentions)
  const wrong = odd ? `${JSON.stringify(odd.text.slice(0, 80))} does not stand at ${odd.start}` : null
  return { kind: marked.length > 0 ? 'tagged' : 'nothing', characters: text.length, wrong }
}

const badReason = (reason: string) =>
  reason.length > MOST_REASON || reason.includes('\n')
    ? `a reason of ${reason.length} characters: ${reason.slice(0, 80)}`
    : null
