import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { capabilities } from './capabilities.ts'
import { evaluateFigures, FIGURE_FILES, readLabelledTexts, scoreFigures } from './figures-eval.ts'
import { type Floors, underFloor } from './floors.ts'

const floors = JSON.parse(readFileSync(new URL('floors.json', import.meta.url), 'utf8')) as Floors

describe('figures of our own labelled news', () => {
  it('stay at or above their floors', async () => {
    const figures = capabilities.find(({ name }) => name === 'figures')!
    const measured = await figures.evaluate('')
    const rows = (Array.isArray(measured) ? measured : measured.measures).map((row) => ({
      capability: 'figures',
      ...row,
    }))
    expect(rows.filter((row) => floors[`figures ${row.measure}`] === undefined)).toEqual([])
    expect(underFloor(rows, floors)).toEqual([])
  })

  it('are at least 300', async () => {
    const scores = await Promise.all(FIGURE_FILES.map(evaluateFigures))
    expect(scores.reduce((sum, { labelled }) => sum + labelled, 0)).toBeGreaterThanOrEqual(300)
  })
})

describe('labels', () => {
  const [labelled] = readLabelledTexts(
    '# head\n\n= war\nAbout {7 to 9|~7..9|tons|grain|Weber} tons of grain burned in 2019.',
  )

  it('give the text without them, and each figure its place and fields', () => {
    expect(labelled?.text).toBe('About 7 to 9 tons of grain burned in 2019.')
    expect(labelled?.figures).toEqual([
      {
        start: 6,
        end: 12,
        low: 7,
        high: 9,
        approximate: true,
        unit: 'tons',
        of: 'grain',
        attributedTo: 'Weber',
        asOf: null,
      },
    ])
  })

  it('are missed, exceeded and contradicted', () => {
    const found = {
      start: 6,
      end: 7,
      text: '7',
      value: 7,
      low: 7,
      high: 7,
      unit: 'ton',
      of: 'wheat',
      approximate: true,
      attributedTo: 'Ana Weber',
      asOf: null,
    }
    const extra = { ...found, start: 37, end: 41 }
    const texts = [
      { labelled: labelled!.figures, found: [found, extra] },
      { labelled: labelled!.figures, found: [] },
    ]
    expect(scoreFigures(texts)).toEqual({
      labelled: 2,
      precision: 0.5,
      recall: 0.5,
      value: 0,
      unit: 1,
      of: 0,
      approximate: 1,
      attributedTo: 1,
      asOf: 1,
    })
  })
})
