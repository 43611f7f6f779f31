import { describe, expect, it } from 'vitest'
import {
  articlesAmong,
  carryOneArticle,
  crowdOf,
  gatherArticle,
  type GatheredArticle,
  joinCrowd,
  preparePage,
  type PreparedPage,
} from './copies.ts'

const MOST_TIES = 60
const PARAGRAPHS = 12

/** Lehmer's generator. */
function numbers(seed: number): (below: number) => number {
  let state = seed * 7919 + 1
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

function paragraph(seed: number): string {
  const random = numbers(seed)
  return `${Array.from({ length: 40 }, () => `word${random(9973)}`).join(' ')}.`
}

const STORY = Array.from({ length: PARAGRAPHS }, (_, at) => paragraph(at + 1))

/** What outlets do to a text: cut it, open it with a credit, add to it, drop or move a paragraph, show its first lines alone. */
function carried(seed: number, at: number): PreparedPage {
  const random = numbers(seed * 1009 + at)
  const kind = random(10)
  const paragraphs = kind === 0 ? STORY.slice(0, 2) : STORY.slice(0, PARAGRAPHS - random(6))
  if (kind === 1) paragraphs.splice(random(3), 1)
  if (kind === 2) paragraphs.push(...paragraphs.splice(2, 1))
  if (kind === 3) paragraphs.push(paragraph(100_000 + seed * 1000 + at))
  if (kind < 6 && seed % 2 === 0) paragraphs[0] = `OSLO, Norway (AP) — ${paragraphs[0]}`
  if (random(40) === 0) paragraphs[0] = `OSLO, Norway (Reuters) - ${STORY[0]}`
  const minute = Date.UTC(2026, 2, 10, 5, random(600))
  return preparePage({
    id: `${random(10_000)}-${at}`,
    text: paragraphs.join('\n'),
    title: null,
    url: null,
    publisher: random(30) === 0 ? 'Associated Press' : `Outlet ${random(400)}`,
    publishedAt: random(3) === 0 ? null : new Date(minute).toISOString(),
    seenAt: new Date(minute + at * 1000).toISOString(),
    byline: [],
  })
}

const plain = (copies: { id: string; relation: string; of: string | null }[]) =>
  copies.map(({ id, relation, of }) => ({ id, relation, of })).toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** Adds pages one by one, each to what is known of those before, and looks at all of them each time. */
function follow(seed: number, count: number): { joined: number; asked: number } {
  const pages: PreparedPage[] = []
  let [joined, asked] = [0, 0]
  let known: GatheredArticle | null = null
  for (let at = 0; at < count; at += 1) {
    const page = carried(seed, at)
    const before: GatheredArticle | null = known ?? (pages.length < 64 ? null : gatherArticle(pages))
    known = null
    const crowd = before && crowdOf(pages, before)
    const outlets = new Set(pages.map(({ page: { publisher } }) => publisher))
    if (crowd && before && !outlets.has(page.page.publisher)) {
      const [lead, longest] = [before.leadId, crowd.longestId].map((id) => pages.find((one) => one.id === id))
      const tied = pages.slice(-MOST_TIES).filter((other) => carryOneArticle(page, other))
      const found = lead && longest ? joinCrowd({ page, lead, longest, tied }, crowd) : null
      asked += 1
      if (found) {
        joined += 1
        const all = [...pages, page]
        const whole = gatherArticle(all)
        expect(articlesAmong(all)).toHaveLength(1)
        expect({ leadId: whole.leadId, origin: whole.origin }).toEqual({ leadId: before.leadId, origin: found.origin })
        expect(whole.copies.find(({ id }) => id === page.id)).toEqual(found.copy)
        expect(plain(whole.copies)).toEqual(plain([...before.copies, found.copy]))
        expect(crowdOf(all, whole)).toEqual(found.crowd)
        known = whole
      }
    }
    pages.push(page)
  }
  return { joined, asked }
}

describe('a page that joins a crowd', () => {
  it('is what it would be if all pages of the article were looked at, and leaves them as they are', () => {
    const found = [1, 2, 3, 4].map((seed) => follow(seed, 82))
    const joined = found.reduce((sum, one) => sum + one.joined, 0)
    const asked = found.reduce((sum, one) => sum + one.asked, 0)
    expect(asked).toBeGreaterThan(40)
    expect(joined).toBeGreaterThan(asked * 0.75)
  })

  it('has all of them looked at where it would lead them, is the longest, or is told from the lead', () => {
    const pages = Array.from({ length: 70 }, (_, at) => carried(1, at))
    const article = gatherArticle(pages)
    const crowd = crowdOf(pages, article)
    const pageOf = (id: string | undefined) => pages.find((one) => one.id === id) as PreparedPage
    const [lead, longest] = [pageOf(article.leadId), pageOf(crowd?.longestId)]
    const joins = (text: string, publishedAt: string) => {
      const given = { id: 'new', text, title: null, url: null, publisher: 'new.example', publishedAt, byline: [] }
      const page = preparePage({ ...given, seenAt: '2026-03-12T05:00:00Z' })
      return crowd && joinCrowd({ page, lead, longest, tied: [lead, longest] }, crowd) !== null
    }
    const story = STORY.slice(0, 9).join('\n')
    expect(joins(story, '2026-03-12T05:00:00Z')).toBe(true)
    expect(joins(story, '2026-03-01T05:00:00Z')).toBe(false)
    expect(joins([...STORY, paragraph(500), paragraph(501)].join('\n'), '2026-03-12T05:00:00Z')).toBe(false)
    expect(joins([paragraph(500), paragraph(501), STORY[11]].join('\n'), '2026-03-12T05:00:00Z')).toBe(false)
  })
})
