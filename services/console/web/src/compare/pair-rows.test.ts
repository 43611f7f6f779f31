import { describePair, preparePage } from '@copydesk/copies'
import { describe, expect, it } from 'vitest'
import { headlinePieces } from './headline-pieces.ts'
import { pairRows, type Piece } from './pair-rows.ts'

const LINES = [
  'The city council voted seven to four on Tuesday to build a tram line to the hospital, ending a long debate.',
  'Mayor Ana Prieto said the first cars would run in two years, and that nobody need fear for the old market square.',
  'The line will cost about 35.8 million dollars, according to the transit authority, which has begun to buy land.',
  'Opponents said the money would be better spent on buses, of which the city has fewer than it had ten years ago.',
  'Work is to begin in spring at the northern end, where three houses and a disused bakery have to be pulled down.',
]
const OWN = 'Residents of Mill Street told the paper that they would go to court, and had already found a lawyer.'

const prepared = (text: string) =>
  preparePage({ id: 'p', text, title: null, url: null, publisher: null, publishedAt: null, seenAt: null, byline: [] })
const rowsOf = (a: string[], b: string[]) => {
  const [first, second] = [a.join('\n'), b.join('\n')]
  return pairRows(first, second, describePair(prepared(first), prepared(second)).steps)
}
const textOf = (pieces: Piece[] | null) => pieces?.map(({ text }) => text).join('') ?? null

describe('two texts in rows', () => {
  it('have what stands in both beside itself, and lose nothing', () => {
    const copy = [LINES[0] ?? '', OWN, LINES[2] ?? '', LINES[4] ?? '']
    const rows = rowsOf(LINES, copy)
    expect(rows.map(({ left, right }) => [textOf(left), textOf(right)])).toEqual([
      [LINES[0], LINES[0]],
      [null, OWN],
      [LINES[1], null],
      [LINES[2], LINES[2]],
      [LINES[3], null],
      [LINES[4], LINES[4]],
    ])
    expect(rows.map(({ isChanged }) => isChanged)).toEqual([false, true, true, false, true, false])
  })

  it('mark the words that were cut and added within a paragraph', () => {
    const [first = ''] = LINES
    const [row] = rowsOf(
      [first, ...LINES.slice(1)],
      [first.replace(', ending a long debate', ' after nine hours of shouting in the hall'), ...LINES.slice(1)],
    )
    expect(row?.left?.some(({ kind, text }) => kind !== 'kept' && text.includes('debate'))).toBe(true)
    expect(row?.right?.some(({ kind, text }) => kind !== 'kept' && text.includes('nine hours'))).toBe(true)
    expect(row?.left?.[0]).toMatchObject({ kind: 'kept' })
  })

  it('face a paragraph that was split with the first of its parts', () => {
    const joined = [`${LINES[0]} ${LINES[1]}`, ...LINES.slice(2)]
    expect(rowsOf(joined, LINES).map(({ left, right }) => [left !== null, right !== null])).toEqual([
      [true, true],
      [false, true],
      [true, true],
      [true, true],
      [true, true],
    ])
  })

  it('are each whole where they share nothing', () => {
    const rows = pairRows('One.\n\nTwo.', 'Three.', [])
    expect(rows.map(({ left, right }) => [textOf(left), textOf(right)])).toEqual([
      [null, 'Three.'],
      ['One.', null],
      ['Two.', null],
    ])
  })
})

describe('two headlines', () => {
  it('have the words marked that the other has not', () => {
    const [first, second] = headlinePieces('Council votes for a tram', 'After debate, council votes for hospital tram')
    expect(first.filter(({ kind }) => kind === 'cut').map(({ text }) => text.trim())).toEqual(['a'])
    expect(second.filter(({ kind }) => kind === 'added').map(({ text }) => text.trim())).toEqual([
      'After debate,',
      'hospital',
    ])
    expect(second.map(({ text }) => text).join('')).toBe('After debate, council votes for hospital tram')
  })
})
