import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { decodeBody } from '@copydesk/http'
import { createNewsroom } from '@copydesk/newsroom'

export type BenchPage = { url: string; html: string }

/** The pages with an article of a newsroom's day, as it serves them. */
export async function newsroomPages(seed: number, articles: number): Promise<BenchPage[]> {
  const newsroom = createNewsroom({ seed, articles, latency: 0 })
  newsroom.publishUntil(newsroom.dayMinutes)
  const server = await newsroom.serve({})
  const pages: BenchPage[] = []
  for (const { url, article } of newsroom.truth(server.port).pages) {
    const got = article === null ? null : await get(url)
    if (got) pages.push({ url, html: got })
  }
  await server.close()
  return pages
}

/** The XML feeds of a newsroom's day, at its end, as it serves them. */
export async function newsroomFeeds(seed: number, articles: number): Promise<string[]> {
  const newsroom = createNewsroom({ seed, articles, latency: 0 })
  newsroom.publishUntil(newsroom.dayMinutes)
  const server = await newsroom.serve({})
  const feeds = await Promise.all(newsroom.feeds(server.port).map(get))
  await server.close()
  return feeds.filter((feed) => feed?.trimStart().startsWith('<')) as string[]
}

/** The real pages of DIR/pages-dev, which are not part of the project. */
export function corpusPages(corpora: string): BenchPage[] {
  const folder = join(corpora, 'pages-dev')
  const lines = readFileSync(join(folder, 'gold.jsonl'), 'utf8').trim().split('\n')
  return lines.map((line) => {
    const { id, url } = JSON.parse(line) as { id: number; url: string }
    return { url, html: gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`))).toString() }
  })
}

/** Not every system resolves `*.localhost`: the address is given, the name goes into the Host header. */
async function get(url: string): Promise<string | null> {
  const { host, port, pathname, search } = new URL(url)
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: pathname + search, headers: { host } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => {
        const type = response.headers['content-type'] ?? null
        resolve(response.statusCode === 200 ? decodeBody(Buffer.concat(parts), type).text : null)
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}
