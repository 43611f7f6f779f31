import { encode } from './charset.ts'
import { changedAt, versionAt, type Page } from './edition.ts'
import { formats, type Announcement } from './feeds/feeds.ts'
import type { House } from './houses.ts'
import { digest, gallery, pdf } from './pages/odd.ts'
import { escape } from './pages/markup.ts'
import { modern } from './pages/modern.ts'
import { designs } from './pages/pages.ts'
import { headlineOf, timeOf, viewOf, type Clock } from './view.ts'

/** What a request is answered with, before validators and compression. `body` is made once and kept by its maker. */
export type Answer = {
  status: number
  type: string
  body: Buffer
  changed: Date
  location?: string
  retryAfter?: number
}

/** One house's site: its pages by path, and its feeds. */
export type Site = {
  house: House
  feedPaths: string[]
  pages: Page[]
  /** The page that lives at this path, and whether the path only leads to it. */
  find(path: string): { page: Page; leads: 301 | 302 | null } | null
  feed(path: string, clock: Clock): Answer | null
  page(page: Page, clock: Clock): Answer
}

const BESIDE = 3

/** Builds the site of a house from its pages, which are in order of publication. `siteOf` gives scheme, host and port. */
export function site(house: House, pages: Page[], siteOf: (of: House) => string): Site {
  const byPath = new Map<string, { page: Page; leads: 301 | 302 | null }>()
  const places = new Map(pages.map((page, at) => [page, at]))
  for (const page of pages) {
    byPath.set(page.path, { page, leads: null })
    if (house.links === 'moved') byPath.set(movedPath(page), { page, leads: 301 })
    if (house.links === 'tracked') byPath.set(trackedPath(page), { page, leads: 302 })
  }
  const feedPaths = house.twoFeeds ? ['/feed', '/feed/top'] : ['/feed']
  const kept = new Map<string, { key: number; answer: Answer }>()
  return {
    house,
    feedPaths,
    pages,
    find: (path) => byPath.get(path) ?? null,
    feed(path, clock) {
      if (!feedPaths.includes(path)) return null
      const key = lastChange(pages, clock.minute)
      const before = kept.get(path)
      if (before?.key === key) return before.answer
      const answer = announce(house, path, pages, { ...clock, minute: Math.max(0, clock.minute) }, key, siteOf)
      kept.set(path, { key, answer })
      return answer
    },
    page(page, clock) {
      const at = places.get(page) ?? 0
      return show(page, pages.slice(Math.max(0, at - BESIDE), at), clock, siteOf)
    },
  }
}

export const isVisible = (page: Page, minute: number) =>
  page.published <= minute && (page.withdrawn === null || page.withdrawn > minute)

/** The last minute at which anything a feed shows changed; withdrawals count. */
function lastChange(pages: Page[], minute: number): number {
  let last = 0
  for (const page of pages) {
    if (page.published > minute) break
    last = Math.max(last, changedAt(page, minute))
    if (page.withdrawn !== null && page.withdrawn <= minute) last = Math.max(last, page.withdrawn)
  }
  return last
}

const movedPath = (page: Page) => `/a/${page.number}`
const trackedPath = (page: Page) => `/click/${page.number}?to=story`

const LINKS: Record<House['links'], (page: Page) => string> = {
  plain: (page) => page.path,
  moved: movedPath,
  tracked: trackedPath,
  utm: (page) => `${page.path}${page.path.includes('?') ? '&' : '?'}utm_source=feed&utm_medium=rss&utm_campaign=daily`,
}

function announce(
  house: House,
  path: string,
  pages: Page[],
  clock: Clock,
  changed: number,
  siteOf: (of: House) => string,
): Answer {
  const at = siteOf(house)
  const visible = pages.filter((page) => isVisible(page, clock.minute)).toReversed()
  const listed = path === '/feed/top' ? visible.filter((page) => page.number % 3 === 0) : visible
  const charset = house.charset.bytes === house.charset.declared ? house.charset.bytes : 'utf-8'
  const { type, write } = formats[house.feed]
  const updated = timeOf(clock.startsAt, changed)
  const entries = listed.map((page) => announcement(page, clock, at))
  const text = write({ title: house.name, site: at, self: at + path, charset, updated, entries })
  return {
    status: 200,
    type: house.feed === 'json' ? type : `${type}; charset=${charset}`,
    body: encode(text, charset),
    changed: updated,
  }
}

function announcement(page: Page, clock: Clock, at: string): Announcement {
  const version = versionAt(page, clock.minute)
  const { house } = page
  return {
    id: `tag:${house.host},2026:${page.number}`,
    url: at + LINKS[house.links](page),
    title: version ? headlineOf(page, version) : page.headline,
    summary: version?.paragraphs[0] ?? page.headline,
    content: house.fullText && version ? version.paragraphs.map((text) => `<p>${escape(text)}</p>`).join('') : null,
    author: page.article?.reporter ?? null,
    published: timeOf(clock.startsAt, page.published),
    updated: timeOf(clock.startsAt, changedAt(page, clock.minute)),
    section: page.article?.happening.kind.section ?? 'news',
  }
}

function show(page: Page, beside: Page[], clock: Clock, siteOf: (of: House) => string): Answer {
  const { house, oddity } = page
  const changed = timeOf(clock.startsAt, changedAt(page, clock.minute))
  const plain = (status: number, text: string): Answer => ({
    status,
    type: 'text/html; charset=utf-8',
    body: Buffer.from(text),
    changed,
  })
  if (page.withdrawn !== null && page.withdrawn <= clock.minute)
    return plain(410, '<h1>This story has been withdrawn</h1>')
  if (oddity === 'missing') return plain(404, '<h1>Page not found</h1>')
  if (oddity === 'pdf') return { status: 200, type: 'application/pdf', body: pdf(page.headline), changed }
  if (oddity === 'gallery') return plain(200, gallery(page.headline, house.name))
  const view = viewOf(page, beside, clock, siteOf)
  if (!view) return plain(200, digest(page.headline, house.name, teasers(beside, clock, siteOf)))
  const html = view.updates ? modern(view) : designs[house.design](view)
  return {
    status: 200,
    type: `text/html; charset=${house.charset.declared}`,
    body: encode(html, house.charset.bytes),
    changed,
  }
}

const teasers = (beside: Page[], clock: Clock, siteOf: (of: House) => string) =>
  beside.flatMap((other) => {
    const view = viewOf(other, [], clock, siteOf)
    return view ? [{ headline: view.headline, url: view.url, teaser: view.paragraphs.slice(0, 1) }] : []
  })
