import { describe, expect, it } from 'vitest'
import { layOut, type DrawnPage } from './spread-layout.ts'

const MINUTE = 60_000
const WIDTH = 1000
const page = (n: number, minutes: number, of: number | null = 0, articleId = 'a'): DrawnPage => ({
  id: `${articleId}${n}`,
  articleId,
  url: `https://${articleId}${n}.example/`,
  of: of === null ? null : `https://${articleId}${of}.example/`,
  at: minutes * MINUTE,
  share: 1,
  relation: of === null ? 'original' : 'reprint',
})
const article = (pages: number, articleId = 'a') => [
  page(0, 0, null, articleId),
  ...Array.from({ length: pages - 1 }, (_, at) => page(at + 1, (at * 7) % 600, 0, articleId)),
]

describe('the drawing of who ran whose text', () => {
  it('names every page of a small article, in the order of time, the lead first', () => {
    const { dots, ties, bands } = layOut([[page(0, 30, null), page(1, 40), page(2, 35), page(3, 600, 1)]], WIDTH)
    expect(dots.map(({ page: { id } }) => id)).toEqual(['a0', 'a2', 'a1', 'a3'])
    expect(dots.every(({ labelled }) => labelled)).toBe(true)
    expect(dots.map(({ y }) => y)).toEqual(dots.map(({ y }) => y).toSorted((a, b) => a - b))
    expect(dots.slice(1).map(({ x }) => x)).toEqual(
      dots
        .slice(1)
        .map(({ x }) => x)
        .toSorted((a, b) => a - b),
    )
    expect(ties).toHaveLength(3)
    // The last was made from the second, not from the lead.
    expect(ties[2]).toMatchObject({ fromX: dots[2]?.x, fromY: dots[2]?.y, toX: dots[3]?.x })
    expect(bands).toMatchObject([{ articleId: 'a', pages: 4, isPacked: false }])
  })

  it.each([17, 500, 3000])('packs %d pages within its width, none upon another', (pages) => {
    const { dots, height, bands } = layOut([article(pages)], WIDTH)
    expect(dots).toHaveLength(pages)
    expect(bands[0]?.isPacked).toBe(true)
    expect(new Set(dots.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)).size).toBe(pages)
    for (const { x, y } of dots) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(WIDTH)
      expect(y).toBeLessThan(height)
    }
  })

  it('gives each article a band of its own, the largest first', () => {
    const { bands, height } = layOut([article(3, 'b'), article(40, 'c'), article(1, 'd')], WIDTH)
    expect(bands.map(({ articleId }) => articleId)).toEqual(['c', 'b', 'd'])
    for (const [at, { top, height: own }] of bands.entries())
      expect(top + own).toBeLessThanOrEqual(bands[at + 1]?.top ?? height)
  })

  it('stands a story of a single moment', () => {
    const { dots, ticks } = layOut([[page(0, 5, null), page(1, 5)]], WIDTH)
    expect(dots.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
    expect(ticks).toEqual([])
  })
})
