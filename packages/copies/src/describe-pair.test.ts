import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describePair } from './describe-pair.ts'
import { preparePage } from './prepared-page.ts'
import { samplePage } from './sample-page.ts'

const LINES = [
  'The city council voted seven to four on Tuesday to build a tram line to the hospital, ending a long debate.',
  'Mayor Ana Prieto said the first cars would run in two years, and that nobody need fear for the old market square.',
  'The line will cost about 35.8 million dollars, according to the transit authority, which has begun to buy land.',
  'Opponents said the money would be better spent on buses, of which the city has fewer than it had ten years ago.',
  'Work is to begin in spring at the northern end, where three houses and a disused bakery have to be pulled down.',
]
const prepared = (lines: string[], title: string | null = null, publisher: string | null = null) =>
  preparePage(samplePage('p', lines.join('\n'), { title, publisher }))
const told = (a: string[], b: string[]) => {
  const [page, other] = [prepared(a), prepared(b)]
  const { steps } = describePair(page, other)
  const text = (kind: string, side: 'this' | 'other') =>
    steps
      .filter((step) => step.kind === kind)
      .flatMap((step) =>
        step[side].map(({ start, end }) => (side === 'this' ? page : other).page.text.slice(start, end)),
      )
  return { text, steps }
}

describe('describePair', () => {
  it('marks what was cut, and what was added in its place', () => {
    const own = 'Residents of Mill Street told the paper that they would go to court, and had already found a lawyer.'
    const { text } = told(LINES, [...LINES.slice(0, 3), own])
    expect(text('cut', 'this').join(' ')).toContain('Opponents said the money')
    expect(text('added', 'other')).toEqual([own.slice(0, -1)])
    expect(text('kept', 'this').join(' ')).toContain('voted seven to four')
  })

  it('marks what was said otherwise', () => {
    const { text } = told(
      LINES,
      LINES.map((line) => line.replace('seven to four on Tuesday', 'by a clear majority late Tuesday')),
    )
    expect(text('reworded', 'this')).toEqual(['seven to four on'])
    expect(text('reworded', 'other')).toEqual(['by a clear majority late'])
  })

  it('marks a paragraph that was put elsewhere as moved, not as cut and added', () => {
    const { text, steps } = told(LINES, [LINES[0], LINES[2], LINES[3], LINES[4], LINES[1]] as string[])
    expect(text('moved', 'this')).toEqual([(LINES[1] ?? '').slice(0, -1)])
    expect(steps.some(({ kind }) => kind === 'cut' || kind === 'added')).toBe(false)
  })

  it('sets headline against headline, and says what share is own text', () => {
    const found = describePair(
      prepared(LINES, 'Council votes for tram'),
      prepared(LINES.slice(0, 4), 'City votes for tram'),
    )
    expect(found.headlines.sharedWords).toBeCloseTo(0.6)
    expect(found.ownText.ofOther).toBe(0)
    expect(found.ownText.ofThis).toBeCloseTo(1 - found.overlap.ofThis)
    expect(found).toMatchObject({ same: true, relation: 'edited reprint' })
  })

  it('says of unlike texts that they are not one article, and why', () => {
    const found = describePair(prepared(LINES), prepared(['Quite another matter was talked of elsewhere that day.']))
    expect(found).toMatchObject({
      same: false,
      relation: null,
      passages: [],
      reason: expect.stringContaining('only') as string,
    })
  })

  it('puts every word of both texts into one step, with offsets that hold in both', () => {
    const text = fc.array(fc.constantFrom(...LINES, 'One line more.', 'And a second one of some length, as it were.'), {
      maxLength: 9,
    })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [page, other] = [prepared(a), prepared(b)]
        const { steps } = describePair(page, other)
        const words = (side: 'this' | 'other', source: typeof page) =>
          steps
            .flatMap((step) => step[side])
            .toSorted((x, y) => x.start - y.start)
            .map(({ start, end }) => source.page.text.slice(start, end))
            .join(' ')
            .match(/[\w.]+/g)?.length ?? 0
        const spans = (side: 'this' | 'other') =>
          steps.flatMap((step) => step[side]).toSorted((x, y) => x.start - y.start)
        for (const side of ['this', 'other'] as const)
          for (const [at, span] of spans(side).entries())
            expect(span.start).toBeGreaterThanOrEqual(spans(side)[at - 1]?.end ?? 0)
        expect(words('this', page)).toBeGreaterThanOrEqual(page.words.hashes.length > 0 ? 1 : 0)
        for (const step of steps.filter(({ kind }) => kind === 'kept' || kind === 'moved'))
          expect(letters(step.this, page.page.text)).toBe(letters(step.other, other.page.text))
      }),
      { seed: 5, numRuns: 200 },
    )
  })
})

const letters = (spans: { start: number; end: number }[], text: string) =>
  spans
    .map(({ start, end }) => text.slice(start, end))
    .join('')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
