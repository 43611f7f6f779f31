import { describe, expect, it } from 'vitest'
import { spreadOf, timelineOf, type ToldPage } from './history.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 10, 5, minute))
const page = (outlet: string, minute: number, rest: Partial<ToldPage> = {}): ToldPage => ({
  url: `https://${outlet}/${minute}`,
  outlet,
  seenAt: at(minute),
  relation: rest.ofUrl ? 'reprint' : 'original',
  ofUrl: null,
  share: null,
  ...rest,
})

const agencys = {
  id: 'a',
  origin: 'AP',
  pages: [
    page('echo.example', 9, { ofUrl: 'https://ap.example/4', share: 1 }),
    page('ap.example', 4),
    page('star.example', 6, { ofUrl: 'https://ap.example/4', share: 0.5 }),
  ],
}
const own = { id: 'b', origin: null, pages: [page('star.example', 2)] }

describe('timelineOf', () => {
  it('tells when each outlet and each origin joined, once each', () => {
    expect(timelineOf([agencys, own]).map(({ joined, name, article }) => `${joined} ${name} ${article}`)).toEqual([
      'outlet star.example b',
      'outlet ap.example a',
      'origin AP a',
      'outlet echo.example a',
    ])
  })

  it('is empty for a story without pages', () => expect(timelineOf([])).toEqual([]))
})

describe('spreadOf', () => {
  it('tells who ran whose text, how long after and how much of it', () => {
    const [spread, ...others] = spreadOf([own, agencys])
    expect(others).toEqual([])
    expect(spread?.first).toEqual({ outlet: 'ap.example', url: 'https://ap.example/4', at: at(4) })
    expect(spread?.copies.map(({ outlet, minutesAfter, share }) => [outlet, minutesAfter, share])).toEqual([
      ['star.example', 2, 0.5],
      ['echo.example', 5, 1],
    ])
  })
})
