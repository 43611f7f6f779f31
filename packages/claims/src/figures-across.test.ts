import { describe, expect, it } from 'vitest'
import { type FigureSource, figuresAcross, tagFigures } from './claims.ts'

const source = (article: string, origin: string | null, hour: number, text: string): FigureSource => ({
  article,
  origin,
  url: `https://${article}.example/`,
  at: new Date(Date.UTC(2026, 2, 10, hour)),
  text,
  figures: tagFigures(text, []),
})

describe('figuresAcross', () => {
  it('puts what several origins say of one quantity side by side, by origin and never by copy', () => {
    const [toll, ...others] = figuresAcross([
      source('a', 'AP', 6, 'At least 11 people died when the ferry sank.'),
      source('b', 'Reuters', 7, 'The sinking killed 14 passengers, the coast guard said.'),
      source('c', 'AP', 8, 'The ferry sank on Tuesday, killing 14.'),
      source('d', null, 9, 'Rescuers said 20 people died.'),
    ])
    expect(others).toEqual([])
    expect(toll).toMatchObject({ fate: 'killed', low: 11, high: 20, sources: ['AP', 'Reuters'], contested: false })
    expect(toll?.stated.map(({ article, text }) => `${article} ${text}`)).toEqual(['a 11', 'b 14', 'c 14', 'd 20'])
    expect(toll?.stated[1]?.sentence).toBe('The sinking killed 14 passengers, the coast guard said.')
  })

  it('calls contested what two origins say last and cannot both be right', () => {
    const said = (first: string, second: string) =>
      figuresAcross([
        source('a', 'AP', 6, `The fire destroyed ${first} houses.`),
        source('b', 'Reuters', 7, `The fire destroyed ${second} houses.`),
      ]).map(({ contested }) => contested)
    expect(said('340', '512')).toEqual([true])
    expect(said('300 to 600', '512')).toEqual([false])
    expect(said('about 340', '350')).toEqual([false])
  })

  it('keeps apart what became of those counted, units, and what is counted', () => {
    const quantities = figuresAcross([
      source(
        'a',
        'AP',
        6,
        'The blast killed 11 people and injured 40 people. It cost 3 million euros, and 25% of the roof.',
      ),
      source('b', 'Reuters', 7, 'Some 45 people were hurt. The dam holds 25 tons of grain.'),
    ])
    expect(quantities.map(({ fate, unit, low, high }) => [fate, unit, low, high])).toEqual([
      ['hurt', null, 40, 45],
      [null, 'EUR', 3_000_000, 3_000_000],
      [null, 'tons', 25, 25],
      ['killed', null, 11, 11],
      [null, '%', 25, 25],
    ])
  })

  it('tells what is bare apart by the sentences around it', () => {
    const said = (first: string, second: string) =>
      figuresAcross([source('a', 'AP', 6, first), source('b', 'Reuters', 7, second)]).length
    expect(said('The bridge had stood for 20 years.', 'The mayor has been in office for 30 years.')).toBe(2)
    expect(said('The old bridge cost $3 million to mend.', 'Mending the old bridge cost $5 million.')).toBe(1)
    expect(said('Some 119 people signed the petition.', 'A choir of 8 people sang.')).toBe(2)
  })

  it('hears an article that says a figure twice once', () => {
    const [houses] = figuresAcross([
      source('a', 'AP', 6, 'The fire burned 340 houses.\nAll 340 houses burned in an hour.'),
    ])
    expect(houses?.stated).toHaveLength(1)
  })

  it('is empty without figures', () =>
    expect(figuresAcross([source('a', 'AP', 6, 'Nothing is counted here.')])).toEqual([]))
})
