import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { agencyText, smallArticles, type SmallArticle } from './small-articles.ts'

/** Five articles on one host of this machine, and one of them again on another under other furniture. */
export type SmallSite = {
  /** An RSS feed of the five. */
  feedUrl: string
  /** A page that names the feed. */
  homeUrl: string
  /** A feed of the one page that carries the agency's text a second time. */
  otherFeedUrl: string
  pageUrls: string[]
  /** The page with the agency's text, and where it stands again. */
  agencyUrl: string
  copyUrl: string
  /** Every path asked for, in order. */
  requests: string[]
  /** From now on what was broken answers. */
  mend(): void
  close(): Promise<void>
}

const PUBLISHED = Date.parse('2026-03-10T06:00:00Z')

/** `broken`: the page of this name answers 503 until mended. */
export async function openSmallSite(settings: { broken?: string } = {}): Promise<SmallSite> {
  const requests: string[] = []
  let { broken } = settings
  const listen = (answer: (path: string, base: string) => Answer | null) => openHost(requests, answer)
  const paths = smallArticles.map((article) => `/${article.slug}`)
  const desk = await listen((path, base) => {
    if (path === '/feed.xml') return feedOf('The Small Desk', base, smallArticles)
    if (path === '/')
      return html('<title>The Small Desk</title><link rel="alternate" type="application/rss+xml" href="/feed.xml">')
    if (path === `/${broken}`) return { status: 503, type: 'text/plain', body: 'not now' }
    const article = smallArticles[paths.indexOf(path)]
    return article ? html(plainPage(article)) : null
  })
  const again: SmallArticle = { ...agencyText, slug: 'wire/ferry' }
  const other = await listen((path, base) => {
    if (path === '/feed.xml') return feedOf('The Other Paper', base, [again])
    return path === `/${again.slug}` ? html(furnishedPage(again)) : null
  })
  return {
    homeUrl: `${desk.base}/`,
    feedUrl: `${desk.base}/feed.xml`,
    otherFeedUrl: `${other.base}/feed.xml`,
    pageUrls: paths.map((path) => desk.base + path),
    agencyUrl: `${desk.base}/${agencyText.slug}`,
    copyUrl: `${other.base}/${again.slug}`,
    requests,
    mend: () => (broken = undefined),
    close: async () => {
      await Promise.all([desk, other].map((host) => host.close()))
    },
  }
}

type Answer = { status?: number; type: string; body: string }

const html = (body: string): Answer => ({ type: 'text/html; charset=utf-8', body })

async function openHost(requests: string[], answer: (path: string, base: string) => Answer | null) {
  let base = ''
  const server: Server = createServer((request, response: ServerResponse) => {
    const path = request.url ?? '/'
    requests.push(base + path)
    const found = answer(path, base)
    response.writeHead(found ? (found.status ?? 200) : 404, { 'content-type': found?.type ?? 'text/plain' })
    response.end(found?.body ?? 'not here')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    base,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function feedOf(title: string, base: string, articles: SmallArticle[]): Answer {
  const entries = articles.map(
    (article, at) =>
      `<item><title>${article.title}</title><link>${base}/${article.slug}</link><guid>${article.slug}</guid>` +
      `<pubDate>${new Date(PUBLISHED + at * 600_000).toUTCString()}</pubDate></item>`,
  )
  const body = `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title><link>${base}/</link><description>News</description>${entries.join('')}</channel></rss>`
  return { type: 'application/rss+xml', body }
}

const paragraphs = (lines: string[]) => lines.map((line) => `<p>${line}</p>`).join('\n')

const plainPage = ({ title, lines }: SmallArticle) =>
  `<!doctype html><title>${title}</title><h1>${title}</h1>\n${paragraphs(lines)}`

const furnishedPage = ({
  title,
  lines,
}: SmallArticle) => `<!doctype html><html><head><title>${title} | The Other Paper</title>
<meta property="og:site_name" content="The Other Paper"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav>
<div class="wrap"><main><article><h2>${title}</h2><div class="body">${paragraphs(lines)}</div></article></main>
<aside class="sidebar"><h3>Most read</h3><ul><li><a href="/a">Ten gardens to see in May</a></li><li><a href="/b">How to store apples</a></li></ul></aside></div>
<footer><p>Contact us. Terms of use. All rights reserved.</p></footer></body></html>`
