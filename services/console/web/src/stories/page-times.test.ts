import { describe, expect, it } from 'vitest'
import { fittingClock, joinedBy, timesBy } from './page-times.ts'

const page = (foundAt: string, publishedAt: string | null, outlet = 'a.example') => ({
  foundAt: `2026-03-10T${foundAt}Z`,
  publishedAt: publishedAt && `2026-03-10T${publishedAt}Z`,
  outlet,
})

describe('the clock of a story', () => {
  it('is when pages were found, unless all were there before we looked', () => {
    expect(fittingClock([page('06:00:00', '05:58:00'), page('09:00:00', '08:50:00')])).toBe('found')
    expect(fittingClock([page('09:00:00', '05:58:00'), page('09:00:20', '08:50:00')])).toBe('published')
    expect(fittingClock([page('09:00:00', null), page('09:00:20', '08:50:00'), page('09:00:21', null)])).toBe('found')
  })

  it('takes a day without an hour for no time', () => {
    const pages = [page('09:00:00', '00:00:00.000'), page('09:00:01', '07:30:00'), page('09:00:02', '08:00:00')]
    const seven = Date.parse('2026-03-10T07:30:00Z')
    expect(timesBy(pages, 'published')).toEqual([seven, seven, Date.parse('2026-03-10T08:00:00Z')])
    expect(timesBy([page('09:00:00', null)], 'published')).toEqual([Date.parse('2026-03-10T09:00:00Z')])
  })

  it('says when each outlet and origin came in, once', () => {
    const articles = [
      { origin: { name: 'Northwire' }, pages: [page('07:00:00', null), page('08:00:00', null, 'b.example')] },
      { origin: null, pages: [page('06:00:00', null, 'b.example')] },
    ]
    expect(joinedBy(articles, 'found').map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'outlet b.example',
      'outlet a.example',
      'origin Northwire',
    ])
  })
})
