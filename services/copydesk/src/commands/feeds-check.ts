import { setTimeout as wait } from 'node:timers/promises'
import { checkFeed, feedCandidates, parseFeed, type FeedCandidate } from '@copydesk/feed'
import { decodeBody } from '@copydesk/http'
import { readConfig } from '@copydesk/service'
import { Complaint } from '../complaint.ts'
import { readInput, type Input } from '../input/read-input.ts'
import { writeJson } from '../input/write.ts'
import { canonicalFeedUrl } from '../line/subscribe.ts'

/** What is found at an address, as JSON, and in sentences on stderr; of a page, where its feeds are. */
export async function check(url: string, { allowHost }: { allowHost: string[] }) {
  const input = await readInput(canonicalFeedUrl(url), allowHost)
  const { text, charset } = decodeBody(input.bytes, input.contentType)
  const headerCharset = charsetOf(input)
  const checked = checkFeed({ text, url: input.url, charset, headerCharset }, new Date())
  if (checked.type === 'feed') {
    const { parsed, newest, findings } = checked
    for (const { level, says } of findings) process.stderr.write(`${level}: ${says}\n`)
    return writeJson({
      url: input.url,
      format: parsed.feed.format,
      title: parsed.feed.title,
      entries: parsed.entries.length,
      newest,
      charset,
      schedule: parsed.schedule,
      sitemaps: parsed.sitemaps,
      checks: findings,
    })
  }
  const { reason } = checked
  const feeds = isPage(input, text) ? await feedsOf(text, input.url ?? url, allowHost) : []
  await writeJson({ url: input.url, format: null, reason, feeds })
  throw new Complaint(
    feeds.length > 0
      ? `${url} is a page, not a feed; its feeds: ${feeds.map((feed) => feed.url).join(', ')}`
      : `${url} is not a feed: ${reason}`,
  )
}

const charsetOf = ({ contentType }: Input) => /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? null

const isPage = ({ contentType }: Input, text: string) =>
  /html/i.test(contentType ?? '') || /<(?:html|head|body|!doctype html)[\s>]/i.test(text)

/**
 * The feeds that a page names; of a page that names none, the first of the likely addresses that is a feed, asked for
 * one after the other at the pace that any host is asked at.
 */
async function feedsOf(html: string, url: string, allowHost: string[]): Promise<FeedCandidate[]> {
  const configured = readConfig()
  if (configured.type === 'wrong') throw new Complaint(configured.reason, 2)
  const { hostIntervalMs } = configured.config
  await wait(hostIntervalMs)
  const robots = await textAt(new URL('/robots.txt', url).href, allowHost)
  const candidates = feedCandidates(html, url, robots)
  const named = candidates.filter(({ from }) => from === 'link')
  if (named.length > 0) return named
  for (const candidate of candidates) {
    await wait(hostIntervalMs)
    const text = await textAt(candidate.url, allowHost)
    if (text !== null && parseFeed(text, candidate.url).type === 'feed') return [candidate]
  }
  return []
}

/** Null where there is nothing to read: most of the likely addresses lead nowhere. */
async function textAt(url: string, allowHost: string[]): Promise<string | null> {
  try {
    const { bytes, contentType } = await readInput(url, allowHost)
    return decodeBody(bytes, contentType).text
  } catch (error) {
    if (error instanceof Complaint) return null
    throw error
  }
}
