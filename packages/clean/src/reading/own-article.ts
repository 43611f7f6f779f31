import type { Thing } from '../metadata/linked-data.ts'
import { stateArticle } from '../metadata/state-fields.ts'
import { endsLikeSentence, foldText, textLength } from '../text-measure.ts'
import { shareWithin } from './share-within.ts'

/** What a page shows of its article: the text found on it, its title, and the addresses it goes by. */
export type ShownPage = { text: string; title: string | null; addresses: string[] }

const SHORTEST_PROSE = 40
const MOST_SHOWN = 0.5
/** Shorter titles stand within others by chance. */
const SHORTEST_TITLE = 20
const ADDRESSES = ['url', 'canonical_url', 'canonicalUrl', 'href', 'link', 'permalink', 'path', 'slug']

/**
 * Whether a text from a page's scripts is the text of the article that the page shows: most of the prose shown is in it, or the
 * objects around it (the nearest first) carry the page's title or address. A page that shows no prose cannot tell.
 */
export function isOwnText(text: string, around: Thing[], page: ShownPage): boolean {
  const prose = page.text.split('\n').filter((line) => textLength(line) >= SHORTEST_PROSE && endsLikeSentence(line))
  if (prose.length === 0 || shareWithin(prose.join('\n'), text) >= MOST_SHOWN) return true
  const named = around.find((thing) => isNamed(thing, page) || headlineOf(thing) !== null)
  return named !== undefined && isNamed(named, page)
}

/** Whether an object of a page's state carries the page's title or address. */
export function isNamed(thing: Thing, { title, addresses }: ShownPage): boolean {
  const stated = ADDRESSES.map((name) => thing[name]).filter((value) => typeof value === 'string')
  if (stated.some((value) => addresses.some((address) => isAddress(bare(value), bare(address))))) return true
  const [one, other] = [foldText(headlineOf(thing) ?? ''), foldText(title ?? '')]
  if (one === other) return one !== ''
  return Math.min(one.length, other.length) >= SHORTEST_TITLE && (one.includes(other) || other.includes(one))
}

export function headlineOf(thing: Thing): string | null {
  const headline = stateArticle([thing])['headline']
  return typeof headline === 'string' ? headline : null
}

/** Content systems also give the path alone, or its last part. */
const isAddress = (stated: string, address: string) => stated.length > 1 && `/${address}`.endsWith(`/${stated}`)

const bare = (address: string) =>
  address
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[?#][^]*/, '')
    .replaceAll(/^\/|\/$/g, '')
