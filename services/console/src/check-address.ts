import { checkFeed, feedCandidates, type FeedCandidate, type Finding } from '@copydesk/feed'
import { decodeBody, namedCharset, type Fetched, type FetchOutcome, type Http } from '@copydesk/http'
import { feedAddress, movedAddress } from '@copydesk/news'
import { openHttp, type Service } from '@copydesk/service'

/** A feed and how it is. `newest`: when its newest entry was published; `titles`: of its first entries; `movedTo`: where it says it went for good. */
export type CheckedFeed = {
  type: 'feed'
  url: string
  movedTo: string | null
  title: string | null
  format: string
  entries: number
  newest: string | null
  titles: string[]
  findings: Finding[]
}

/** An address that a page names as a feed, and that is none, could not be read, or was not read since there were too many. */
export type UnreadFeed = { type: 'unread'; url: string; title: string | null; says: string | null }

/** What is found at an address that somebody thinks of subscribing to. `guessed`: the page names none, and this is where sites often have theirs. */
export type CheckedAddress =
  | CheckedFeed
  | { type: 'page'; url: string; guessed: boolean; feeds: (CheckedFeed | UnreadFeed)[] }
  | { type: 'wrong'; says: string }

const LIMIT_BYTES = 16 * 1024 * 1024
const TITLES = 5
const MARKUP = /html/i
const LOOKS_LIKE_A_PAGE = /<(?:html|head|body|!doctype html)[\s>]/i
/** Sites that fail once often answer the next time. */
const TRIES = 3
const PAUSE_MS = 1000
/** A host that asks for a longer pause is not waited for: somebody looks at the screen. */
const LONGEST_PAUSE_MS = 5000
/** Of a page that names more feeds, the others are read when asked for. */
const MOST_READ = 6

type Asking = Pick<Service, 'config' | 'now' | 'wait'>

/** Reads an address and says what is there: a feed and how it is, a page and each feed that it names, or why neither. */
export async function checkAddress(address: string, asking: Asking, signal: AbortSignal): Promise<CheckedAddress> {
  const url = feedAddress(address)
  if (!url) return { type: 'wrong', says: 'That is not an address: it has to begin with http:// or https://.' }
  const http = openHttp(asking.config)
  try {
    const { fetched, says } = await read(http, url, asking, signal)
    if (!fetched) return { type: 'wrong', says }
    const { text, charset } = decodeBody(fetched.bytes, fetched.contentType)
    const feed = feedIn(url, fetched, { text, charset }, asking.now())
    if (feed.type === 'feed') return feed
    if (!MARKUP.test(fetched.contentType ?? '') && !LOOKS_LIKE_A_PAGE.test(text)) {
      return { type: 'wrong', says: `It is not a feed: ${feed.says}.` }
    }
    return await feedsOf(http, url, feedCandidates(text, fetched.url, null), asking, signal)
  } finally {
    await http.close()
  }
}

/** The feeds that a page names, one after the other at the pace any host is asked at; of none, the first likely address that is one. */
async function feedsOf(http: Http, url: string, candidates: FeedCandidate[], asking: Asking, signal: AbortSignal) {
  const named = candidates.filter(({ from }) => from === 'link')
  const feeds: (CheckedFeed | UnreadFeed)[] = []
  for (const { url: at, title } of named.length > 0 ? named : candidates) {
    if (feeds.length >= MOST_READ) {
      feeds.push({ type: 'unread', url: at, title, says: null })
      continue
    }
    await asking.wait(asking.config.hostIntervalMs, signal)
    if (signal.aborted) break
    const found = await readFeed(http, at, asking, signal, named.length > 0 ? TRIES : 1)
    if (named.length > 0) feeds.push(found.type === 'feed' ? found : { ...found, title })
    else if (found.type === 'feed') return { type: 'page' as const, url, guessed: true, feeds: [found] }
  }
  return { type: 'page' as const, url, guessed: false, feeds }
}

async function readFeed(
  http: Http,
  url: string,
  asking: Asking,
  signal: AbortSignal,
  tries: number,
): Promise<CheckedFeed | UnreadFeed> {
  const { fetched, says } = await read(http, url, asking, signal, tries)
  if (!fetched) return { type: 'unread', url, title: null, says }
  return feedIn(url, fetched, decodeBody(fetched.bytes, fetched.contentType), asking.now())
}

function feedIn(
  url: string,
  fetched: Fetched,
  { text, charset }: { text: string; charset: string },
  now: Date,
): CheckedFeed | (UnreadFeed & { says: string }) {
  const movedTo = movedAddress(url, fetched)
  const answer = { asked: url, movedTo, headers: fetched.headers }
  const headerCharset = namedCharset(fetched.contentType)
  const checked = checkFeed({ text, url: fetched.url, charset, headerCharset, answer }, now)
  if (checked.type !== 'feed') return { type: 'unread', url, title: null, says: checked.reason }
  const { parsed, newest, findings } = checked
  const { title, format } = parsed.feed
  const titles = parsed.entries.slice(0, TITLES).map((entry) => entry.title ?? entry.url ?? 'Untitled')
  return { type: 'feed', url, movedTo, title, format, entries: parsed.entries.length, newest, titles, findings }
}

type Read = { fetched: Fetched; says: null } | { fetched: null; says: string }

/** Asks again what failed, or what asks for a short pause. */
async function read(http: Http, url: string, { wait }: Asking, signal: AbortSignal, tries = TRIES): Promise<Read> {
  for (let tried = 1; ; tried += 1) {
    const outcome = await http.fetch(url, { maxBytes: LIMIT_BYTES, unzip: true, cut: true })
    if (outcome.type === 'fetched') return { fetched: outcome, says: null }
    const pauseMs = pauseBefore(outcome)
    if (tried >= tries || pauseMs === null || signal.aborted) {
      const times = tried > 1 ? `, asked ${tried} times` : ''
      return { fetched: null, says: `It cannot be read: ${reasonOf(outcome)}${times}.` }
    }
    await wait(pauseMs * tried, signal)
  }
}

/** Null where asking again is of no use, or would take too long. */
function pauseBefore(outcome: FetchOutcome): number | null {
  if (outcome.type === 'failed') return PAUSE_MS
  if (outcome.type !== 'throttled') return null
  const pauseMs = outcome.retryAfterMs ?? PAUSE_MS
  return pauseMs <= LONGEST_PAUSE_MS ? pauseMs : null
}

const reasonOf = (outcome: FetchOutcome) => ('reason' in outcome ? outcome.reason : outcome.type)
