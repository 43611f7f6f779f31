import { checkFeed, feedCandidates, type Finding } from '@copydesk/feed'
import { decodeBody, namedCharset } from '@copydesk/http'
import { canonicalUrl } from '@copydesk/news'
import { openHttp, type Config } from '@copydesk/service'

/** What is found at an address that somebody thinks of subscribing to. `newest`: the titles of its first entries. */
export type CheckedAddress =
  | {
      type: 'feed'
      url: string
      title: string | null
      format: string
      entries: number
      newest: string | null
      titles: string[]
      findings: Finding[]
    }
  | { type: 'page'; url: string; feeds: { url: string; title: string | null }[] }
  | { type: 'wrong'; says: string }

const LIMIT_BYTES = 16 * 1024 * 1024
const TITLES = 5
const MARKUP = /html/i

/** Reads an address once and says what is there: a feed and how it is, a page and the feeds it names, or why neither. */
export async function checkAddress(address: string, config: Config, now: Date): Promise<CheckedAddress> {
  const url = canonicalUrl(address)
  if (!url) return { type: 'wrong', says: 'That is not an address: it has to begin with http:// or https://.' }
  const http = openHttp(config)
  try {
    const fetched = await http.fetch(url, { maxBytes: LIMIT_BYTES, unzip: true })
    if (fetched.type !== 'fetched') {
      return { type: 'wrong', says: `It cannot be read: ${'reason' in fetched ? fetched.reason : fetched.type}.` }
    }
    const { text, charset } = decodeBody(fetched.bytes, fetched.contentType)
    const answer = { asked: url, movedTo: null, headers: fetched.headers }
    const checked = checkFeed(
      { text, url: fetched.url, charset, headerCharset: namedCharset(fetched.contentType), answer },
      now,
    )
    if (checked.type === 'feed') {
      const { feed, entries } = checked.parsed
      const titles = entries.slice(0, TITLES).map(({ title, url: link }) => title ?? link ?? 'Untitled')
      const { newest, findings } = checked
      return {
        type: 'feed',
        url,
        title: feed.title,
        format: feed.format,
        entries: entries.length,
        newest,
        titles,
        findings,
      }
    }
    if (!MARKUP.test(fetched.contentType ?? '')) return { type: 'wrong', says: `It is not a feed: ${checked.reason}.` }
    const named = feedCandidates(text, fetched.url, null).filter(({ from }) => from === 'link')
    return { type: 'page', url, feeds: named.map((feed) => ({ url: feed.url, title: feed.title })) }
  } finally {
    await http.close()
  }
}
