import { describe, expect, it } from 'vitest'
import { type ArticleRow, articleLines, storyLines } from './article-lines.ts'

const NINE = '2026-03-10T09:00:00+00:00'
const TEN = '2026-03-10T10:00:00+00:00'
const page = (url: string, relation: string, saidAt: string | null, isOrigins = false) => ({
  url,
  relation,
  saidAt,
  isLead: relation === 'original',
  isOrigins,
})
const article = (...pages: ArticleRow['pages']): ArticleRow => ({ story: 'one', origin: 'AP', pages })

describe('lines of articles and stories', () => {
  const first = article(page('/b', 'original', NINE), page('/c', 'reprint', TEN), page('/a', 'excerpt', NINE))

  it('tell who leads and what the others are to it', () => {
    expect(articleLines([first])).toEqual(['/b by AP: /a excerpt, /b original, /c reprint'])
    expect(articleLines([{ ...first, origin: null }])).toEqual(['/b: /a excerpt, /b original, /c reprint'])
    expect(storyLines([first])).toEqual(['/b'])
  })

  it('are others where another page leads that says another minute', () => {
    const second = article(page('/c', 'original', TEN), page('/b', 'reprint', NINE), page('/a', 'excerpt', NINE))
    expect(articleLines([second])).not.toEqual(articleLines([first]))
    expect(storyLines([second])).not.toEqual(storyLines([first]))
  })

  it.each([NINE, null])('are the same whichever leads of those that say the same: %s', (same) => {
    const [one, other] = [
      article(page('/a', 'original', same), page('/b', 'reprint', same), page('/c', 'reprint', TEN)),
      article(page('/b', 'original', same), page('/a', 'reprint', same), page('/c', 'edited reprint', TEN)),
    ]
    expect(articleLines([one])).toEqual(['/a or /b by AP: /a, /b, /c'])
    expect(articleLines([other])).toEqual(articleLines([one]))
    expect(storyLines([other])).toEqual(storyLines([one]))
  })

  it('tell apart whether the page of whoever wrote it leads, or another of the same minute', () => {
    const own = article(page('/a', 'original', NINE, true), page('/b', 'reprint', NINE))
    const other = article(page('/b', 'original', NINE), page('/a', 'reprint', NINE, true))
    expect(articleLines([own])).toEqual(['/a by AP: /a original, /b reprint'])
    expect(articleLines([other])).not.toEqual(articleLines([own]))
  })

  it('tell a story by all its articles, and stories apart', () => {
    const own = article(page('/z', 'original', NINE))
    expect(storyLines([own, first])).toEqual(['/b, /z'])
    expect(storyLines([{ ...own, story: 'two' }, first])).toEqual(['/z', '/b'])
  })
})
