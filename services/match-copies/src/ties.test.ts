import { preparePage } from '@copydesk/copies'
import type { PageHead } from '@copydesk/store'
import { describe, expect, it } from 'vitest'
import { tiesAmong, type Candidate } from './ties.ts'

const SEEN_AT = new Date('2026-03-10T05:00:00Z')
const WORDS =
  'the port ferry harbour captain council river bridge school mayor storm police court train market price'.split(' ')

/** Sixty words that no other number gives. */
const paragraph = (at: number) =>
  Array.from(
    { length: 60 },
    (_, word) => `${WORDS[(at * 7 + word * 5) % WORDS.length]}${(at * 31 + word * 17) % 97}`,
  ).join(' ')

function candidate(at: number, paragraphs: number[]): Candidate {
  const entryId = `e${String(at).padStart(3, '0')}`
  const text = paragraphs.map(paragraph).join('\n')
  const page = { text, title: null, url: null, publisher: `outlet ${at}`, publishedAt: null, seenAt: null, byline: [] }
  const head: PageHead = {
    entryId,
    revisionId: `r${entryId}`,
    url: `https://outlet-${at}.example/`,
    outlet: `outlet-${at}.example`,
    title: null,
    publishedAt: null,
    foundAt: SEEN_AT,
    articleId: null,
    founded: 0,
  }
  return { head, prepared: preparePage({ ...page, id: entryId }) }
}

/** How many pages hang together with the first when each is tied as it comes. */
function reached(pages: Candidate[]): { pages: number; ties: number } {
  const neighbours = new Map(pages.map((page) => [page, new Set<Candidate>()]))
  for (const [at, page] of pages.entries())
    for (const other of tiesAmong(page, pages.slice(0, at))) {
      neighbours.get(page)?.add(other)
      neighbours.get(other)?.add(page)
    }
  const seen = new Set(pages.slice(0, 1))
  for (const page of seen) for (const other of neighbours.get(page) ?? []) seen.add(other)
  return { pages: seen.size, ties: [...neighbours.values()].reduce((sum, others) => sum + others.size, 0) / 2 }
}

describe('tiesAmong', () => {
  it('holds a hundred pages of one text together with a few ties each', () => {
    const pages = Array.from({ length: 100 }, (_, at) =>
      candidate(at, [1, 2, 3, 4, 5, 6, 7, 8].slice(at % 3, 8 - (at % 2))),
    )
    const { pages: held, ties } = reached(pages)
    expect(held).toBe(100)
    expect(ties).toBeLessThan(300)
  })

  it('gives no tie more when what came later is known too', () => {
    const pages = Array.from({ length: 30 }, (_, at) => candidate(at, [1, 2, 3, 4, 5, 6].slice(0, 4 + (at % 3))))
    for (const [at, page] of pages.entries()) {
      const then = tiesAmong(page, pages.slice(0, at))
      const now = tiesAmong(page, pages.toSpliced(at, 1))
      for (const later of pages.slice(at + 1)) {
        if (tiesAmong(later, pages.slice(0, pages.indexOf(later))).includes(page)) then.push(later)
      }
      for (const tie of now) expect(then).toContain(tie)
    }
  })

  it('ties a page to both texts that it stands in', () => {
    const [part, one, other] = [
      candidate(1, [1, 2]),
      candidate(2, [1, 2, 11, 12, 13]),
      candidate(3, [1, 2, 21, 22, 23]),
    ]
    expect(tiesAmong(part, [one, other])).toHaveLength(2)
    expect(tiesAmong(one, [other])).toEqual([])
  })
})
