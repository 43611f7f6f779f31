import { readdirSync, readFileSync } from 'node:fs'
import { createHttp, decodeBody } from '@copydesk/http'
import { createNewsroom, createScrapedDay } from '@copydesk/newsroom'
import type { Fodder } from './readers.ts'

const FEEDS = new URL('../../packages/feed/testdata/', import.meta.url)
const TEXTS = 30
const PAGE_BYTES = 4 * 1024 * 1024

/** Feeds of every format, a newsroom's pages over HTTP, and texts as a scraper brings them in. */
export async function readFodder(seed: number, articles: number): Promise<Fodder> {
  const feeds = readdirSync(FEEDS)
    .filter((name) => !name.endsWith('.expected.json'))
    .map((name) => readFileSync(new URL(name, FEEDS), 'utf8'))
  const newsroom = createNewsroom({ seed, articles, latency: 0 })
  newsroom.publishUntil(newsroom.dayMinutes)
  const served = await newsroom.serve({})
  // It knows what hosts a newsroom has.
  const http = createHttp({ userAgent: 'copydesk-fuzz/1', allowHosts: newsroom.hosts })
  const fetched = await Promise.all(
    newsroom.truth(served.port).pages.map(({ url }) => http.fetch(url, { maxBytes: PAGE_BYTES })),
  )
  const pages = fetched.flatMap((answer) =>
    answer.type === 'fetched' ? [decodeBody(answer.bytes, answer.contentType).text] : [],
  )
  await http.close()
  await served.close()
  return { feeds, pages, texts: createScrapedDay(seed, TEXTS).map(({ text }) => text) }
}
