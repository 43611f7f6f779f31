import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { seeded } from '../set-up/seeded.ts'

/** How many pages, each on another host, carry one text. */
export const PAGES_A_TEXT = 3
const WORDS_A_PARAGRAPH = 45
const PARAGRAPHS = 4
const VOCABULARY = 60_000
/** Every other word is one of these, as in English; the rest are rare, so that texts are about something of their own. */
const COMMON =
  'the of and to in a is that for it as was with be by on not he this are or his from at which but have an had they you were their one all we can her has there been if more when will would who so no'.split(
    ' ',
  )
const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ')

/** Made-up outlets that publish as many small pages as they are told to: page n is the (n mod 3)-th that carries text ⌊n / 3⌋. */
export type Press = {
  hosts: string[]
  feeds(port: number): string[]
  serve(options: { port?: number }): Promise<{ port: number; close(): Promise<void> }>
  publish(pages: number): void
  /** From now on each feed shows so many pages, the newest. */
  list(pages: number): void
  published(): number
  /** The pages that a feed's document told of so far: others nobody can know. */
  told(): ReadonlySet<number>
}

type Page = { nth: number; at: Date }

/** `listed`: how many pages each feed shows, the newest first. */
export function openPress({ hosts: count, ...options }: { hosts: number; listed: number }): Press {
  let { listed } = options
  const hosts = Array.from({ length: count }, (_, at) => `press${at}.localhost`)
  const shown = new Map(hosts.map((host): [string, Page[]] => [host, []]))
  const told = new Set<number>()
  let published = 0
  const answer = (host: string, path: string): { type: string; body: string } | null => {
    const pages = shown.get(host)
    if (!pages) return null
    if (path === '/robots.txt') return { type: 'text/plain', body: 'User-agent: *\nDisallow:\n' }
    if (path !== '/feed') return pageOf(path, published)
    for (const { nth } of pages) told.add(nth)
    return { type: 'application/rss+xml', body: feedOf(host, pages) }
  }
  return {
    hosts,
    feeds: (port) => hosts.map((host) => `http://${host}:${port}/feed`),
    publish: (pages) => {
      const at = new Date()
      for (const last = published + pages; published < last; published += 1) {
        const own = shown.get(hosts[published % count] ?? '')
        own?.unshift({ nth: published, at })
        own?.splice(listed)
      }
    },
    list: (pages) => {
      listed = pages
    },
    published: () => published,
    told: () => told,
    serve: async ({ port = 0 }) => {
      const server = createServer((request, response) => {
        const found = answer((request.headers.host ?? '').replace(/:\d+$/, ''), request.url ?? '/')
        response.writeHead(found ? 200 : 404, { 'content-type': found?.type ?? 'text/plain' }).end(found?.body)
      })
      await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
      const close = () =>
        new Promise<void>((resolve) => {
          server.close(() => resolve())
          server.closeAllConnections()
        })
      return { port: (server.address() as AddressInfo).port, close }
    },
  }
}

const PATH = /^\/news\/text-(\d{1,9})-(\d{1,9})$/
const pathOf = (nth: number) => `/news/text-${Math.floor(nth / PAGES_A_TEXT)}-${nth}`

function pageOf(path: string, published: number): { type: string; body: string } | null {
  const [, text, nth] = PATH.exec(path) ?? []
  if (text === undefined || Number(nth) >= published) return null
  const { title, paragraphs } = textOf(Number(text))
  const body = `<!doctype html><html><head><title>${title}</title></head><body><nav><a href="/">Home</a> <a href="/feed">Feed</a></nav>
<article><h1>${title}</h1>${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}</article><footer>Printed by the press</footer></body></html>`
  return { type: 'text/html; charset=utf-8', body }
}

/** The same number always gives the same text, and no other gives it. */
function textOf(text: number): { title: string; paragraphs: string[] } {
  const chance = seeded(text)
  const rare = () => rareWord(Math.floor(chance() * VOCABULARY))
  const word = () => (chance() < 0.5 ? (COMMON[Math.floor(chance() * COMMON.length)] ?? '') : rare())
  const words = (count: number) => Array.from({ length: count }, word).join(' ')
  const title = capital(Array.from({ length: 6 }, rare).join(' '))
  const paragraphs = Array.from({ length: PARAGRAPHS }, () => `${capital(words(WORDS_A_PARAGRAPH))}.`)
  return { title, paragraphs }
}

function rareWord(rank: number): string {
  let word = ''
  for (let left = rank + SYLLABLES.length; left > 0; left = Math.floor(left / SYLLABLES.length))
    word += SYLLABLES[left % SYLLABLES.length]
  return word
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

function feedOf(host: string, pages: Page[]): string {
  const entries = pages.map(({ nth, at }) => {
    const { title } = textOf(Math.floor(nth / PAGES_A_TEXT))
    const [link, time] = [pathOf(nth), at.toUTCString()]
    return `<item><title>${title}</title><link>${link}</link><guid isPermaLink="false">${nth}</guid><pubDate>${time}</pubDate></item>`
  })
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${host}</title><link>/</link><description>Made up</description>${entries.join('')}</channel></rss>`
}
