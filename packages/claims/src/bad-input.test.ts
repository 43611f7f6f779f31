import { describe, expect, it } from 'vitest'
import { tagFigures, tagQuotes } from './claims.ts'

const NEWS =
  '“The bridge held,” said Ana Duarte, the minister. She said that 340 houses had burned in the north of the country. ' +
  'About 11,000 people left, according to the ministry. The mayor wants to rebuild it by May 4.\n\n'

const said = (text: string) =>
  tagQuotes(text, []).map(({ speaker, text: words }) => `${speaker?.text ?? '-'}: ${words}`)
const counted = (text: string) => tagFigures(text, []).map(({ text: words, of }) => `${words} ${of ?? ''}`.trim())

describe('a text of 10 MB', () => {
  const text = NEWS.repeat(Math.ceil(10_000_000 / NEWS.length))
  const articles = text.length / NEWS.length

  it('is read to its end, in parts, with offsets into the whole', () => {
    const quotes = tagQuotes(text, [])
    expect(quotes).toHaveLength(articles * said(NEWS).length)
    const last = quotes.at(-1)!
    expect(text.slice(last.start, last.end)).toBe(last.text)
    expect(text.slice(last.speaker!.start, last.speaker!.end)).toBe('The mayor')
  })

  it('has its figures read to its end', () => {
    const figures = tagFigures(text, [])
    expect(figures).toHaveLength(articles * 2)
    const last = figures.at(-1)!
    expect(text.slice(last.start, last.end)).toBe('11,000')
  })

  it('gives each part the names that stand in it', () => {
    const long = `${'The road is long and nobody is on it.\n'.repeat(8000)}Ana Duarte arrived. “The road was blocked,” she said.`
    const start = long.indexOf('Ana Duarte')
    const entity = { id: 'ana', name: 'Ana Duarte' }
    const mentions = [{ start, end: start + 10, text: 'Ana Duarte', type: 'person' as const, entity }]
    expect(tagQuotes(long, mentions)[0]?.speaker?.entity).toEqual(entity)
  })
})

describe('letters of one case', () => {
  it('are read in small letters', () => {
    expect(said(NEWS.toLowerCase())).toEqual(said(NEWS).map((quote) => quote.toLowerCase()))
    expect(counted(NEWS.toLowerCase())).toEqual(counted(NEWS))
  })

  it('are read in capitals', () => {
    expect(said(NEWS.toUpperCase())).toEqual(said(NEWS).map((quote) => quote.toUpperCase()))
    expect(counted(NEWS.toUpperCase())).toEqual(counted(NEWS).map((figure) => figure.toUpperCase()))
  })
})

describe('other languages', () => {
  it.each([
    'Etwa 11.000 Menschen flohen am Freitag aus den Dörfern, und 340 Häuser brannten ab. Der Minister hat die Kosten auf 1.500 Euro pro Kopf geschätzt, wie ein Sprecher der Regierung am Abend in Berlin sagte.',
    'Près de 11 000 personnes ont quitté la ville et 340 maisons ont brûlé, a annoncé vendredi le ministère. Le maire veut reconstruire le pont avant le 4 mai, pour un coût de 1.500 euros par habitant environ.',
    'Más de 11.000 personas huyeron el viernes y 340 casas se quemaron, según el ministerio. El alcalde quiere reconstruir el puente antes del 4 de mayo, con un coste de 1.500 euros por persona, dijo la ministra.',
    'В пятницу 11 000 человек покинули город, сгорели 340 домов, сообщило министерство. Мэр хочет восстановить мост.',
    '部长安娜说，大约11000人离开了，340座房屋被烧毁。',
    'قال الوزير إن 11000 شخص غادروا المدينة وإن 340 منزلا احترقت',
  ])('give no noise: %s', (text) => {
    expect(counted(text)).toEqual([])
    expect(said(text)).toEqual([])
  })

  it('keep what stands between quotation marks, said by nobody', () => {
    expect(
      said(
        '„Die Brücke hat den ganzen Tag gehalten“, sagte die Ministerin, die am Freitag in den Norden gereist war, und dankte allen Helfern aus der Region.',
      ),
    ).toEqual(['-: „Die Brücke hat den ganzen Tag gehalten“'])
    expect(said('‹Wir müssen handeln›, sagte die Ministerin. ‚Das ist nicht leicht‘, sagte sie.')).toEqual([
      '-: ‹Wir müssen handeln›',
      '-: ‚Das ist nicht leicht‘',
    ])
    expect(said('部长说：「桥将重建。」市长则说，「我们需要帮助」。')).toEqual([
      '-: 「桥将重建。」',
      '-: 「我们需要帮助」',
    ])
  })

  it('take no name between marks for words that were said', () => {
    expect(
      said('Le navire « Aquarius » et le journal « Le Monde » ont été évoqués par la ministre de la Mer.'),
    ).toEqual([])
  })
})

describe('broken surrogate pairs', () => {
  it.each(['\ud83d', '\udc00', '\ud83d\ud83d', '\udc00\ud83d'])('are only letters (%#)', (half) => {
    const text = `${half}“The ${half}bridge held,”${half} said ${half}Duarte. About 11,000${half} people ${half}left.`
    for (const quote of tagQuotes(text, [])) expect(text.slice(quote.start, quote.end)).toBe(quote.text)
    for (const figure of tagFigures(text, [])) expect(text.slice(figure.start, figure.end)).toBe(figure.text)
    expect(tagFigures(text, []).map(({ value }) => value)).toEqual([11_000])
  })
})
