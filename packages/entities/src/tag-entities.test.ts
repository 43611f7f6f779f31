import type { MentionType } from '@copydesk/news'
import { describe, expect, it } from 'vitest'
import { mentionsAt, tagEntities } from './entities.ts'

/** Of a processor, many times what it takes: how long a busy machine lets it wait for one does not count. */
const MOST_MICROSECONDS = 12_000_000

const tagged = (text: string) => tagEntities(text).map((mention) => `${mention.type}: ${mention.text}`)
const idOf = (text: string, name: string) => tagEntities(text).find((mention) => mention.text === name)?.entity?.id

describe('what is named', () => {
  it('finds people, organizations and places in a sentence of news', () => {
    const text =
      'Lt. Gen. Maria Oyelaran of the Ministry of Ports and Harbours told Reuters in Lisbon on Tuesday that Portugal’s navy would help.'
    expect(tagged(text)).toEqual([
      'person: Maria Oyelaran',
      'organization: Ministry of Ports and Harbours',
      'organization: Reuters',
      'place: Lisbon',
      'place: Portugal',
    ])
  })

  it('gives offsets that cut the name out of the text', () => {
    const text = '“No 😀,” said Prime Minister Tomas Veldhuis of Acme Shipping Inc. in the U.S.'
    const mentions = tagEntities(text)
    expect(mentions.map((mention) => mention.text)).toEqual(['Tomas Veldhuis', 'Acme Shipping Inc.', 'U.S.'])
    for (const mention of mentions) expect(text.slice(mention.start, mention.end)).toBe(mention.text)
  })

  it('leaves nationalities, days and words that only begin a sentence alone', () => {
    expect(tagged('Meanwhile, French farmers met on Friday. Negotiating resumed in March.')).toEqual([])
    expect(tagged('He said North Korean troops and South Koreans met near the border.')).toEqual([])
  })

  it('leaves titles out of a name, and keeps those that are part of it', () => {
    expect(tagged('“No,” said Professor Ivo Narsey of Orvane University. Mother Teresa, 86, was there.')).toEqual([
      'person: Ivo Narsey',
      'organization: Orvane University',
      'person: Mother Teresa',
    ])
  })

  it('takes a bare surname for the person named in full, where the words around it show nothing', () => {
    const text = 'Aid reached the valley. Tomasz Wielgorski thanked the crews. “Enough,” so Wielgorski, “is enough.”'
    expect(tagged(text)).toEqual(['person: Tomasz Wielgorski', 'person: Wielgorski'])
  })

  it('prefers the person where a given name is also a place', () => {
    expect(tagged('She met Jordan Abelard in Jordan.')).toEqual(['person: Jordan Abelard', 'place: Jordan'])
  })

  it('reads lines of capitals and titles by the tables and by the rest of the text', () => {
    const text =
      'FIRE IN BRAZIL KILLS TWO\nMinister Calls Fire In Recife Preventable Says Aguilhar\n\nMinister Joana Aguilhar spoke.'
    expect(tagged(text)).toEqual(['place: BRAZIL', 'place: Recife', 'person: Aguilhar', 'person: Joana Aguilhar'])
  })

  it.each([
    ['Nach Angaben des Amtes demonstrierten am Montag Menschen vor dem Tor, sagte der Sprecher.', []],
    ['La manovra vale molto, spiegano i sindacati in una nota diffusa ieri sera dopo il vertice.', []],
    ['El presidente anunció este lunes en la capital una inversión millonaria, dijo Duarte.', []],
    ['An estimated 300 people met. The 3rd Guards Brigade left.', ['organization: 3rd Guards Brigade']],
  ])('makes no names of %s', (text, names) => {
    expect(tagged(text)).toEqual(names)
  })

  it('says nothing of text in which capitals mean nothing', () => {
    expect(tagged('the mayor said no to everyone')).toEqual([])
    expect(tagged('国防部长星期五在北京表示')).toEqual([])
  })
})

describe('which thing is named', () => {
  it('knows a country by its code under any of its names', () => {
    expect(idOf('He left the United States.', 'United States')).toBe('country:US')
    expect(idOf('He left the U.S. in May.', 'U.S.')).toBe('country:US')
    expect(idOf('Fire in Ukraine spreads.', 'Ukraine')).toBe('country:UA')
  })

  it('gives a bare surname the id of the full name, and of nobody when two people share it', () => {
    const text = 'Prime Minister Lena Hartwig resigned. Hartwig had led for two years.'
    expect(idOf(text, 'Hartwig')).toBe(idOf(text, 'Lena Hartwig'))
    const two = 'Lena Hartwig met her brother Otto Hartwig. Mr Hartwig smiled.'
    expect(idOf(two, 'Hartwig')).toBeUndefined()
  })

  it('takes the first name as the family name where that is the custom', () => {
    const text = 'President Park Ji-woo arrived. “Not yet,” said Park.'
    expect(idOf(text, 'Park')).toBe(idOf(text, 'Park Ji-woo'))
  })

  it('gives one id to a name across texts, spellings and middle initials', () => {
    expect(idOf('It was Petro Kovalskyy who won.', 'Petro Kovalskyy')).toBe(
      idOf('Petro Kovalsky won.', 'Petro Kovalsky'),
    )
    expect(idOf('It was Helen R. Marsh.', 'Helen R. Marsh')).toBe(idOf('It was Helen Marsh.', 'Helen Marsh'))
  })

  it('knows a name that ends like a possessive, set apart or not', () => {
    const [joined] = mentionsAt("Moody's fell", [{ start: 0, end: 7, type: 'organization' }])
    const [apart] = mentionsAt("Moody 's fell", [{ start: 0, end: 8, type: 'organization' }])
    expect(joined!.entity).toEqual(apart!.entity)
    expect(joined!.entity?.name).toBe("Moody's")
  })

  it('keeps the marks of a name where the text has them', () => {
    const nameAt = (text: string, name: string, type: MentionType) => {
      const start = text.indexOf(name)
      return mentionsAt(text, [{ start, end: start + name.length, type }])[0]!.entity
    }
    expect(nameAt("The Gardeners' Union met.", "Gardeners' Union", 'organization')?.name).toBe("Gardeners' Union")
    expect(nameAt('The Gardeners’ Union met.', 'Gardeners’ Union', 'organization')).toEqual(
      nameAt("The Gardeners' Union met.", "Gardeners' Union", 'organization'),
    )
    const called = nameAt('Gen. Orla "Razor" Venn left.', 'Orla "Razor" Venn', 'person')
    expect(called).toEqual(nameAt('Orla Venn left.', 'Orla Venn', 'person'))
  })

  it('links an acronym to the name it follows in brackets', () => {
    const text = 'The Coastal Salvage Service (CSS) sailed. Later the CSS turned back.'
    const ids = tagEntities(text).map((mention) => mention.entity?.id)
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(1)
  })
})

describe('texts the model has not learnt', () => {
  it('finds only what is sure by itself in other languages', () => {
    expect(
      tagged(
        'Der französische Präsident Emmanuel Macron ist am Montag nach Berlin gereist. Die Gespräche mit der Regierung in Deutschland sind schwierig, und die Lage ist ernst.',
      ),
    ).toEqual(['person: Emmanuel Macron', 'place: Berlin', 'place: Deutschland'])
    expect(
      tagged(
        'La ministra se reunió con los alcaldes de las ciudades más grandes para hablar de la crisis en Alemania.',
      ),
    ).toEqual(['place: Alemania'])
    expect(tagged('Les Grandes Écoles et les Petites Entreprises sont pour une Nouvelle Loi sur le Travail.')).toEqual(
      [],
    )
  })

  it('finds nothing, rather than noise, in scripts without capitals', () => {
    expect(tagged('岸田首相は東京で記者会見を開いた。韓国の大統領も出席した。')).toEqual([])
    expect(tagged('قال الرئيس في بيان إن المحادثات ستستمر في القاهرة')).toEqual([])
  })

  it('finds names in a text all in capitals, and nothing in one without any', () => {
    const story =
      'PRESIDENT MARIA OYELARAN ARRIVED IN LISBON ON TUESDAY.\nTHE TALKS WITH PORTUGAL WILL GO ON UNTIL FRIDAY, OFFICIALS SAID.'
    expect(tagged(story)).toContain('place: LISBON')
    expect(tagged(story)).toContain('place: PORTUGAL')
    expect(tagged(story).length).toBeLessThanOrEqual(3)
    expect(tagged(story.toLowerCase())).toEqual([])
  })
})

describe('broken and long texts', () => {
  it('keeps its offsets beside halves of surrogate pairs', () => {
    const text = 'In Lisbon\ud83d, \ude00Tomas Veldhuis\ud800 met Helen Marsh in Portugal.'
    for (const { start, end, text: name } of tagEntities(text)) expect(text.slice(start, end)).toBe(name)
    expect(tagged(text)).toContain('person: Helen Marsh')
  })

  it('reads a text of many parts with offsets into the whole', () => {
    const line = 'The mayor of Lisbon said on Tuesday that nothing had been decided about the harbour.\n'
    const text = `${line.repeat(5000)}It was Helen Marsh who disagreed.`
    const mentions = tagEntities(text)
    expect(mentions).toHaveLength(5001)
    expect(mentions.at(-1)).toMatchObject({ start: text.indexOf('Helen'), text: 'Helen Marsh' })
  })

  it('reads 10 MB to the end, and keeps people of one name in it together', () => {
    const story =
      'LISBON (Reuters) - Prime Minister Tomas Veldhuis met Helen Marsh of Orvane Shipping Inc. in Porto. Veldhuis said no.\n' +
      'The road is long and nobody is on it, and nothing was decided about the harbour.\n'.repeat(30)
    const text = story.repeat(Math.ceil(10_000_000 / story.length))
    const mentions = tagEntities(text)
    const stories = text.length / story.length
    expect(mentions.length).toBeGreaterThan(5 * stories)
    const last = mentions.findLast(({ text: name }) => name === 'Veldhuis')!
    expect(last.start).toBe(text.lastIndexOf('Veldhuis'))
    expect(last.entity).toEqual(mentions.find(({ text: name }) => name === 'Tomas Veldhuis')!.entity)
  })

  it('gives the same answer every time', () => {
    const text = 'PARIS (Reuters) - Jean Dupont, head of Orvane SA, met Ana Prieto of the Health Ministry in Madrid.'
    expect(tagEntities(text)).toEqual(tagEntities(text))
  })
})

describe('hostile input', () => {
  const size = 50_000
  it.each(['A', 'A ', 'A.', 'Of ', "O'", 'A-', 'Mr. ', 'New ', 'Ministry of ', '\n', '\ud800', '“', 'United States, '])(
    'takes a long run of %j in linear time',
    (piece) => {
      const text = piece.repeat(Math.ceil(size / piece.length))
      const began = process.threadCpuUsage().user
      const mentions = tagEntities(text)
      expect(process.threadCpuUsage().user - began).toBeLessThan(MOST_MICROSECONDS)
      for (const [index, mention] of mentions.entries()) {
        expect(mention.start).toBeGreaterThanOrEqual(mentions[index - 1]?.end ?? 0)
        expect(mention.end).toBeGreaterThan(mention.start)
      }
    },
  )
})
