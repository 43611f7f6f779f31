import fc from 'fast-check'
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

  it.each([
    ['The fire burned 12 kilometers of coast.', 'The fire burned 12 kilometres of coast.'],
    ['The lake at Lund covers 12km².', 'The lake at Lund covers 12 sq km.'],
    ['The plant makes 40 tons of waste.', 'The plant makes 40 tonnes of waste.'],
    ['Temperatures reached 41C in Seville on Sunday.', 'Temperatures reached 41 degrees Celsius in Seville on Sunday.'],
  ])('knows a measure by every spelling: %s %s', (first, second) => {
    expect(figuresAcross([source('a', 'AP', 6, first), source('b', 'Reuters', 7, second)])).toMatchObject([
      { sources: ['AP', 'Reuters'], contested: false },
    ])
  })

  it('takes whoever is counted by their fate for anybody', () => {
    const injured = ['16 people were injured.', 'The crash left 16 wounded.', 'Sixteen passengers were hurt.']
    expect(figuresAcross(injured.map((text, at) => source(`a${at}`, `O${at}`, at, text)))).toMatchObject([
      { fate: 'hurt', low: 16, high: 16, sources: ['O0', 'O1', 'O2'] },
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

const contested = (...texts: string[]) =>
  figuresAcross(texts.map((text, at) => source(`a${at}`, `O${at}`, at, text))).filter((quantity) => quantity.contested)

describe('what is contested', () => {
  it.each([
    ['At least 10 people were killed in Quetta.', 'The blast in Quetta killed 15 people.', 0],
    ['At least 20 people were killed in Quetta.', 'The blast in Quetta killed 15 people.', 1],
    ['More than 500 people were arrested in Tbilisi.', 'Police arrested 700 people in Tbilisi.', 0],
    ['More than 500 people were arrested in Tbilisi.', 'Police arrested 300 people in Tbilisi.', 1],
    ['Just over 500 people were arrested in Tbilisi.', 'Police arrested 700 people in Tbilisi.', 1],
    ['No more than 500 people were arrested in Tbilisi.', 'Police arrested 700 people in Tbilisi.', 1],
    ['Up to 10,000 soldiers will be sent.', 'Some 6,000 soldiers will be sent.', 0],
    ['As many as 90 people were killed.', 'The flood killed 120 people.', 1],
    ['Fewer than 90 people were killed.', 'The flood killed 40 people.', 0],
    ['The flood killed 40 or more people.', 'The flood killed 52 people.', 0],
    ['The flood killed 40 people.', 'The flood killed 52 people.', 1],
    ['The flood killed 40 people.', 'The toll rose from 40 people killed to 52 people killed.', 0],
    ['The flood killed 40 people.', 'Officials confirmed 52 people dead, revising an earlier 40 people dead.', 0],
  ])('is told by what words leave possible: %s %s', (first, second, count) => {
    expect(contested(first, second)).toHaveLength(count)
    expect(contested(second, first)).toHaveLength(count)
  })

  it.each([
    [
      'A quake killed 120 people in Herat on Sunday. In 2023, quakes in the region killed more than 2,400 people.',
      'A quake in Herat killed 120 people on Sunday, the ministry said.',
    ],
    [
      'A bus crash killed 12 people in Peru on Friday. In Bolivia a day earlier, 31 people were killed in a crash.',
      'Twelve people were killed in Peru when a bus fell.',
    ],
    ['The attack killed four soldiers and 11 civilians.', 'The attack killed 11 civilians and four soldiers.'],
    ['The index of ports fell 2.9% on Friday and that of mines 3.6%.', 'The index of ports fell 2.9% on Friday.'],
    [
      'At least 16 people were injured, three of them critically, when a tram derailed.',
      'Three people were in serious condition and 16 were injured when a tram derailed.',
    ],
    ['The strikes killed 38 people on Thursday.', 'The war has killed more than 45,000 people since October.'],
  ])('is not what one article says besides: %s', (first, second) => {
    expect(contested(first, second)).toEqual([])
    expect(contested(second, first)).toEqual([])
  })

  it('is what differs, though one article speaks of more', () => {
    const first = 'A quake killed 120 people in Herat. In 2023 quakes there killed more than 2,400 people.'
    expect(contested(first, 'The quake in Herat killed 90 people.')).toMatchObject([{ low: 90, high: 120 }])
  })

  it('is never the same figures in another order', () => {
    const statement = fc
      .tuple(fc.constantFrom(...HAPPENINGS), fc.constantFrom(...BOUNDS), fc.integer({ min: 2, max: 90_000 }))
      .map(([happening, bound, number]) => `${happening} ${bound}${number} people.`)
    const orders = fc
      .array(statement, { minLength: 2, maxLength: 6 })
      .chain((statements) => fc.tuple(fc.constant(statements), ...[1, 2].map(() => shuffled(statements))))
    fc.assert(
      fc.property(orders, (articles) => {
        expect(contested(...articles.map((some) => some.join(' ')))).toEqual([])
      }),
      { seed: 7, numRuns: 150 },
    )
  })
})

const BOUNDS = ['', '', 'at least ', 'about ', 'up to ', 'more than ']
const HAPPENINGS = ['The flood in Oslo killed', 'The quake in Herat injured', 'Fires killed', 'Police in Lima arrested']

const shuffled = (some: string[]) => fc.shuffledSubarray(some, { minLength: some.length, maxLength: some.length })
