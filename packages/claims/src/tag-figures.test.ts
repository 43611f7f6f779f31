import type { Figure } from '@copydesk/news'
import { describe, expect, it } from 'vitest'
import { tagFigures } from './claims.ts'

const only = (text: string): Partial<Figure> => {
  const figures = tagFigures(text, [])
  expect(figures).toHaveLength(1)
  return figures[0]!
}

describe('numbers that state a fact', () => {
  it.each<[string, Partial<Figure>]>([
    [
      'About 7,300 flood victims were housed.',
      { text: '7,300', value: 7300, of: 'flood victims', approximate: true, unit: null },
    ],
    ['Exactly 42 houses burned.', { value: 42, low: 42, high: 42, of: 'houses', approximate: false }],
    ['It will send 4,000 to 6,500 tents.', { text: '4,000 to 6,500', value: null, low: 4000, high: 6500, of: 'tents' }],
    ['Between 20 and 30 boats sank.', { value: null, low: 20, high: 30, of: 'boats' }],
    ['Some 10-15 boats sank.', { value: null, low: 10, high: 15, of: 'boats', approximate: true }],
    ['Dozens of young farmers marched.', { value: null, low: 24, high: 99, of: 'young farmers', approximate: true }],
    ['Tens of thousands of farmers marched.', { value: null, low: 20_000, high: 99_999, of: 'farmers' }],
    ['A thousand farmers marched.', { value: 1000, of: 'farmers', approximate: true }],
    ['Twenty-three miners died.', { value: 23, of: 'miners' }],
    ['Two hundred and fifty miners died.', { value: 250, of: 'miners' }],
    ['The bridge cost $3.5 million.', { text: '$3.5 million', value: 3_500_000, unit: 'USD' }],
    ['The bridge cost 12 billion euros.', { value: 12e9, unit: 'EUR' }],
    ['The price rose 4.5 percent.', { text: '4.5 percent', value: 4.5, unit: '%' }],
    ['It fell by 2% of total sales.', { value: 2, unit: '%', of: 'total sales' }],
    ['A wall 12 kilometres long was built.', { value: 12, unit: 'kilometres' }],
    ['The ship carried 900 tons of grain.', { value: 900, unit: 'tons', of: 'grain' }],
    ['Nearly 2000 farmers marched.', { value: 2000, of: 'farmers' }],
    ['About 11,000 North Korean soldiers marched.', { value: 11_000, of: 'North Korean soldiers', approximate: true }],
    ['They sent between 10,000 and 12,000 troops.', { value: null, low: 10_000, high: 12_000, of: 'troops' }],
    ['The number is about 1,500.', { value: 1500, of: null, approximate: true }],
    ['At least 18 were killed.', { value: 18, of: null, approximate: true }],
    ['The blast killed 18.', { value: 18, of: null }],
    ['The toll rose to 72.', { value: 72 }],
    ['Police freed 61 of them.', { value: 61 }],
    ['Weber sent 4,000 more tents.', { value: 4000, of: 'tents' }],
    ['Half a million farmers marched.', { value: 500_000, of: 'farmers', approximate: true }],
    ['Two thirds of farmers marched.', { value: 66.67, unit: '%', of: 'farmers' }],
    ['One in five farmers marched.', { value: 20, unit: '%', of: 'farmers' }],
    ['It rose by a quarter of a percentage point.', { value: 0.25, unit: '%' }],
    ['A five-year lease began.', { value: 5, unit: 'year' }],
    ['It fell to minus 5 degrees.', { value: -5, unit: 'degrees' }],
    ['A magnitude 6.9 earthquake struck.', { value: 6.9, unit: 'magnitude' }],
    ['It sent $9 billion in humanitarian aid.', { value: 9e9, unit: 'USD', of: 'humanitarian aid' }],
    ['Output doubled last year.', { text: 'doubled', value: 2, unit: 'times' }],
    ['Sales were twice as high as before.', { text: 'twice', value: 2, unit: 'times' }],
    ['Prices rose threefold.', { value: 3, unit: 'times' }],
    ['Temperatures reached 8C.', { text: '8C', value: 8, unit: 'C' }],
    ['It was 41.5°C in the shade.', { text: '41.5°C', value: 41.5, unit: 'C' }],
    ['The low was -3 °C.', { value: -3, unit: 'C' }],
    ['Half of the million residents have left.', { value: 50, unit: '%', of: 'residents' }],
    ['It met over four years.', { value: 4, unit: 'years', approximate: false }],
    ['Between 500 and 1,200 boats sank.', { value: null, low: 500, high: 1200, of: 'boats' }],
    ['It counted 500,000 to 1.5 million birds.', { value: null, low: 500_000, high: 1_500_000, of: 'birds' }],
    ['Some 12–14 boats sank.', { value: null, low: 12, high: 14, of: 'boats' }],
    ['Taxes rise by £20bn-£30bn.', { text: '£20bn-£30bn', value: null, low: 20e9, high: 30e9, unit: 'GBP' }],
    ['It costs $5-10m.', { value: null, low: 5e6, high: 10e6, unit: 'USD' }],
    ['A hundred and twenty farmers marched.', { value: 120, of: 'farmers', approximate: false }],
    ['It cost half a million dollars.', { value: 500_000, unit: 'USD', approximate: true }],
    ['Roughly one in eight, it found, had left.', { value: 12.5, unit: '%', approximate: true }],
    ['It made 1.24 billion crowns.', { value: 1.24e9, unit: 'crowns' }],
    ['It made 2 billion Swedish crowns.', { value: 2e9, unit: 'SEK' }],
    ['It made HK$3 million.', { value: 3e6, unit: 'HKD' }],
    ['It fell 10km away.', { text: '10km', value: 10, unit: 'km' }],
    ['Winds of 80mph blew.', { value: 80, unit: 'mph' }],
    ['The lake covers 1,300km².', { value: 1300, unit: 'km²' }],
    ['The lake covers 25 sq km.', { value: 25, unit: 'sq km' }],
    ['It makes 500MW of power.', { value: 500, unit: 'mw', of: 'power' }],
    ['He weighed 14st.', { value: 14, unit: 'st' }],
    ['The sea will rise 20cm to 50cm.', { text: '20cm to 50cm', value: null, low: 20, high: 50, unit: 'cm' }],
    ['It varied by plus or minus $200 million.', { value: 2e8, unit: 'USD' }],
    ['Seven or eight remained in hospital.', { value: null, low: 7, high: 8 }],
    ['Twenty or 30 boats sank.', { value: null, low: 20, high: 30, of: 'boats' }],
    ['Norway will send 14 Leopard 2 tanks.', { value: 14, of: 'Leopard 2 tanks' }],
    ['Reuters said it told Norway 31 tanks were lost.', { value: 31, of: 'tanks' }],
    ['In Harstad 12 people were hurt.', { value: 12, of: 'people' }],
    ['It killed 1800 sheep.', { value: 1800, of: 'sheep' }],
    ['Some 1900 houses burned.', { value: 1900, of: 'houses' }],
    ['Nearby 1600 people were hurt.', { value: 1600, of: 'people' }],
    ['It made ₹500 crore.', { value: 5e9, unit: 'INR' }],
    ['It made EUR 5 million.', { value: 5e6, unit: 'EUR' }],
    ['It cost ¥500.', { value: 500, unit: 'JPY' }],
    ['It has 5m users.', { value: 5e6, of: 'users' }],
    ['The shaft is 50m deep.', { value: 50, unit: 'm' }],
    ['The deficit is 4.3% of output next year.', { value: 4.3, unit: '%', of: 'output' }],
    ['The quake measured 6.4 on the Richter scale.', { value: 6.4, unit: 'magnitude' }],
    ['It put the toll at nine.', { value: 9 }],
  ])('reads %s', (text, expected) => {
    expect(only(text)).toMatchObject(expected)
  })

  it.each([
    'It happened in 1998 and again in May 2011.',
    'He left on November 3 and came back on 7 December.',
    'The talks from October 8 to 13 failed.',
    'The doors open at 10:30 and close at 5 p.m.',
    'Weber, 45, resigned.',
    'Call (555) 010-2233 or 555 010 2234.',
    'Article 5 covers it, as does Channel 21.',
    'They won 3-2 on aggregate.',
    'It was two days ago.',
    'The two countries met.',
    '1. Open the box',
    'One says no.',
    'The case is No. 21-1086.',
    'Year 6 pupils left.',
    'Most were aged under 5.',
    'It is a 38-page report.',
    'He was fined twice.',
    'A doubled wall stood there.',
    'He sat in 8C.',
    'It ends in the first half of 2027.',
    'They fired 7.62 mm rounds and a 155 mm howitzer.',
    'iPhone 15 sales fell.',
    'In 2024 sales rose.',
    'It was the worst loss since the 2008 floods.',
    'The 2011 protests toppled him.',
    "Norway's 2022 midterms were close.",
    'In 2023 officials said they would act.',
    'He won the 2018 and 2022 titles.',
    "Norway's Oct. 7 attacks shocked many.",
    'On Dec. 31 officials left.',
    'The Jan. 6 rioters were pardoned.',
    'Airlines grounded Boeing 737 jets.',
    'They fly the Boeing 737 jets.',
    'Windows 10 users must leave.',
    'Formula 1 drivers met in Monza.',
    'Tier 1 schools won.',
    'The Group of 20 nations met.',
    'They found a 9mm pistol.',
    'It was the 21st.',
    'The 5G networks failed.',
  ])('leaves %s alone', (text) => {
    expect(tagFigures(text, [])).toEqual([])
  })
})

describe('who is answerable, and when it holds', () => {
  it.each([
    ['Weber said that 340 houses had burned.', 'Weber'],
    ['About 340 houses burned, the mayor said.', 'the mayor'],
    ['“We lost 340 houses,” Weber said.', 'Weber'],
    ['About 340 houses burned, city officials claim', 'city officials'],
    ['Weber released claims about 340 houses.', null],
    ['Weber said 340 houses had burned, according to Radio Porto.', 'Weber'],
    ['Some 340 houses burned.', null],
    ['The fire brigade freed 340 residents, it said.', 'The fire brigade'],
    ['The mayor put the toll at 340.', 'The mayor'],
    ['The mayor promised to build 340 houses.', 'The mayor'],
    ['Farmers claimed 3,400.', 'Farmers'],
    ['He said 340 houses had burned.', null],
  ])('attributes %s', (text, attributedTo) => {
    expect(only(text).attributedTo).toBe(attributedTo)
  })

  it('gives a pronoun the one person named right before', () => {
    const text = 'Ana Duarte arrived. She said 340 houses had burned.'
    const mentions = [
      { start: 0, end: 10, text: 'Ana Duarte', type: 'person' as const, entity: { id: 'ana', name: 'Ana Duarte' } },
    ]
    expect(tagFigures(text, mentions)[0]?.attributedTo).toBe('Ana Duarte')
  })

  it('keeps apart two amounts of different kinds', () => {
    const found = tagFigures('The school raised fees by 8% to $14,200.', [])
    expect(found.map(({ value, unit }) => [value, unit])).toEqual([
      [8, '%'],
      [14_200, 'USD'],
    ])
  })

  it.each([
    ['The index fell 0.4% to 6,512.30.', [0.4, 6512.3]],
    ['The herd fell from 82,300 in 2010 to 79,100 in 2020.', [82_300, 79_100]],
  ])('takes no movement for a range: %s', (text, values) => {
    expect(tagFigures(text, []).map(({ value }) => value)).toEqual(values)
  })

  it('keeps the words of a stated date', () => {
    expect(only('As of Friday, 340 houses had burned.').asOf).toBe('As of Friday')
    expect(only('It will build 340 houses by November 1.').asOf).toBe('by November 1')
  })
})

describe('hostile input', () => {
  const size = 300_000
  it.each([
    '1',
    '1 ',
    '1,',
    '1,000 to ',
    '$',
    '9'.repeat(400) + ' ',
    'dozens of ',
    'two hundred and ',
    'by May ',
    'he said 5 cats ',
    '\n1',
    '1-',
  ])('takes a long run of %j in linear time', (piece) => {
    const text = piece.repeat(Math.ceil(size / piece.length))
    const began = process.threadCpuUsage().user
    for (const figure of tagFigures(text, [])) expect(Number.isFinite(figure.high)).toBe(true)
    // The processor's own time, in microseconds: others may use the machine.
    expect(process.threadCpuUsage().user - began).toBeLessThan(3_000_000)
  })
})
