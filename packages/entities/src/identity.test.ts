import { describe, expect, it } from 'vitest'
import { identify, type Named } from './identity.ts'

const person = (name: string): Named => ({ type: 'person', words: name.split(' '), before: [] })
const body = (name: string, before = ''): Named => ({
  type: 'organization',
  words: name.split(' '),
  before: before.split(' '),
})
const place = (name: string): Named => ({ type: 'place', words: name.split(' '), before: [] })
const ids = (...names: Named[]) => identify(names).map((entity) => entity?.id ?? null)
const same = (...names: Named[]) => new Set(ids(...names)).size === 1 && ids(...names)[0] !== null

describe('people', () => {
  it('gives one id to a full name, its surname and its title', () => {
    expect(same(person('Kyrylo Budanov'), person('Budanov'), person('Lieutenant General Kyrylo Budanov'))).toBe(true)
    expect(
      same(person('Orla Venn'), person('Dr Orla Venn'), person('Orla M Venn'), person('Venn'), person('Orla')),
    ).toBe(true)
  })

  it('gives one id to the transliterations of a name, alone and in other texts', () => {
    const whole = ids(person('Volodymyr Zelenskyy'))
    for (const spelling of ['Zelensky', 'Zelenskyy', 'Volodymyr Zelensky', 'President Volodymyr Zelensky'])
      expect(ids(person(spelling)), spelling).toEqual(whole)
    expect(ids(person('Andrii Kovalchuk'))).toEqual(ids(person('Andriy Kovalchuk')))
  })

  it('tells people of one family name apart, however their names are hyphened', () => {
    const [leader, minister] = ids(person('Kim Jong Un'), person('Kim Yong-hyun'))
    expect(leader).not.toBe(minister)
    expect(ids(person('Kim Jong-un'))).toEqual([leader])
    expect(ids(person('Kim Yong Hyun'))).toEqual([minister])
    expect(ids(person('Kim Jong Un'), person('Kim Yong-hyun'), person('Kim'))[2]).toBeNull()
  })

  it('gives a surname that several share to the only one named before it', () => {
    const [lena, , first] = ids(person('Lena Hartwig'), person('Jonas Vey'), person('Hartwig'), person('Otto Hartwig'))
    expect(first).toBe(lena)
  })

  it('leaves the bare name of somebody known unnamed where another of that name is the subject', () => {
    expect(ids(person('Melania Trump'), person('Trump'))[1]).toBeNull()
    const [whole] = ids(person('Donald J Trump'))
    expect(identify([person('Trump')])).toEqual([{ id: whole, name: 'Donald Trump', wikidata: 'Q22686' }])
  })

  it('keeps the particles of a family name with it and "Jr." out of it', () => {
    expect(same(person('Ursula von der Leyen'), person('von der Leyen'))).toBe(true)
    expect(same(person('Ken Griffey Jr'), person('Griffey'))).toBe(true)
    expect(same(person('Bashar al-Assad'), person('Assad'))).toBe(true)
  })

  it('tells father and son apart, and those whose initials differ', () => {
    const [son] = identify([person('Donald Trump Jr')])
    expect(son).toMatchObject({ name: 'Donald Trump Jr' })
    expect(son).not.toHaveProperty('wikidata')
    expect(ids(person('Donald Trump Jr'), person('Trump Jr'), person('Donald Trump'))).toEqual([
      son?.id,
      son?.id,
      ids(person('Donald Trump'))[0],
    ])
    const [elder, younger] = identify([person('George HW Bush'), person('George W Bush')])
    expect(elder?.id).not.toBe(younger?.id)
    expect(elder).not.toHaveProperty('wikidata')
    expect(younger).toMatchObject({ wikidata: 'Q207' })
    expect(ids(person('George HW Bush'))).toEqual([elder?.id])
    const [marcos, father] = ids(person('Ferdinand Marcos Jr'), person('Ferdinand Marcos'))
    expect(father).not.toBe(marcos)
    expect(ids(person('Ferdinand Marcos'))).toEqual([marcos])
    expect(new Set(ids(person('Orla Venn Sr'), person('Orla Venn Jr'))).size).toBe(2)
    expect(ids(person('Orla Venn Jr'))).toEqual(ids(person('Orla Venn')))
    expect(ids(person('Joseph R Biden Jr'))).toEqual(ids(person('Joe Biden')))
  })

  it('knows a sovereign by the number', () => {
    expect(identify([person('King Charles III')])).toMatchObject([{ wikidata: 'Q43274' }])
    const [fourteenth, thirteenth] = ids(person('Pope Leo XIV'), person('Pope Leo XIII'))
    expect(fourteenth).not.toBe(thirteenth)
    expect(same(person('Pope Leo XIV'), person('Leo'))).toBe(true)
  })

  it('gives the end of a longer name in the text its id', () => {
    expect(same(person('Lena Maria López Arce'), person('López Arce'))).toBe(true)
    expect(same(person('Andrew Lloyd Webber'), person('Lloyd Webber'))).toBe(true)
    expect(ids(person('Actor Tom Veld'), person('Tom Veld'))[1]).toBe(ids(person('Tom Veld'))[0])
  })

  it('shows a name from a headline in capitals in the usual case', () => {
    expect(identify([person('ORLA VENN')])[0]?.name).toBe('Orla Venn')
    expect(same(person('ORLA VENN'), person('Orla Venn'))).toBe(true)
  })

  it('takes an office that is a first name for one where only a surname follows', () => {
    expect(same(person('Dean Rowley'), person('Rowley'))).toBe(true)
  })

  it('leaves a surname that nothing explains unnamed', () => {
    expect(ids(person('Wielgorski'))).toEqual([null])
  })
})

describe('organizations', () => {
  it('gives one id to a body and its acronym, by the tables or by the text', () => {
    expect(same(body('National Intelligence Service'), body('NIS'))).toBe(true)
    expect(ids(body('NIS'))).toEqual(ids(body('National Intelligence Service')))
    expect(same(body('Coastal Salvage Service'), body('CSS'))).toBe(true)
  })

  it('prefers the name a text introduces an acronym with', () => {
    const [party, acronym] = ids(body('Progressive Alliance'), body('PA'))
    expect(acronym).toBe(party)
  })

  it('takes what stands in brackets after a name for its short form, whatever the tables make of it', () => {
    const [party, short, again] = ids(body('Union of Gardeners'), { ...body('PA'), bracketed: true }, body('PA'))
    expect(short).toBe(party)
    expect(again).toBe(party)
    expect(ids(body('PA'))).not.toEqual([party])
  })

  it('takes no news agency for another body of its acronym', () => {
    const agency = { ...body('PA'), after: ['news', 'agency'] }
    expect(identify([agency])[0]?.name).toBe('PA news agency')
    expect(ids({ ...body('KCNA'), after: ['news', 'agency'] })).toEqual(ids(body('KCNA')))
  })

  it('tells the ministries of states apart by their country, and leaves one without a country unnamed', () => {
    const [russian, ukrainian] = ids(body('Defense Ministry', 'by the russian'), body('Ministry of Defence of Ukraine'))
    expect(russian).not.toBe(ukrainian)
    expect(ids(body('Russian Defence Ministry'))).toEqual([russian])
    expect(ids(body('Defense Ministry', "said ukraine 's"))).toEqual([ukrainian])
    expect(ids(body('Defense Ministry'))).toEqual([null])
    const staffs = [body('General Staff', "said ukraine 's"), body('General Staff', "said russia 's")]
    expect(new Set(ids(...staffs)).size).toBe(2)
    const chiefs = identify([body('Joint Chiefs of Staff', "said south korea 's")])
    expect(chiefs[0]?.name).toBe('South Korea Joint Chiefs of Staff')
    expect(same(body('South Korean Defense Ministry'), body('Defense Ministry'))).toBe(true)
    expect(ids(body('Russian Defence Ministry'), body('Defense Ministry', "vey 's rebel-run"))).toEqual([russian, null])
    expect(identify([body('Russian Defence Ministry')])[0]?.name).toBe('Russia Defense Ministry')
  })

  it('gives a short form the id of the one longer name in the text', () => {
    expect(same(body('Orvane Shipping Inc'), body('Orvane'), body('Orvane Shipping'))).toBe(true)
    expect(same(body('New York Yankees'), body('Yankees'), body('New York'))).toBe(true)
    const [yankees, , york] = ids(body('New York Yankees'), body('New York Mets'), body('New York'))
    expect(york).not.toBe(yankees)
  })

  it('knows a team by its nickname only where one league alone has it', () => {
    expect(ids(body('Yankees'))).toEqual(ids(body('New York Yankees')))
    expect(identify([body('Cardinals')])[0]?.name).toBe('Cardinals')
  })

  it('takes a country that acts for the country, and a building for who is in it', () => {
    expect(ids(body('France'))).toEqual(ids(place('France')))
    expect(ids(place('White House'))).toEqual(ids(body('White House')))
  })
})

describe('places', () => {
  it('gives one id to the names of a country or a city', () => {
    expect(ids(place('U.S.'), place('United States'), place('America'))).toEqual(Array(3).fill('country:US'))
    expect(ids(place('Kiev'))).toEqual(ids(place('Kyiv')))
  })

  const at = (name: string, before = ''): Named => ({ ...place(name), before: before.split(' ') })

  it('tells cities of one name apart by the state or country beside them', () => {
    const [russia, idaho] = ids(place('Moscow'), at('Moscow'), at('Idaho', 'in moscow ,'))
    expect(idaho).not.toBe(russia)
    expect(ids(at('Moscow'), at('Russia', 'in moscow ,'))[0]).toBe(ids(place('Moscow'))[0])
    expect(identify([at('Portland'), at('Maine', 'in portland ,')])[0]?.name).toBe('Portland, Maine')
    expect(identify([at('London'), at('Ont', 'in london ,')])[0]?.name).toBe('London, Canada')
    expect(identify([at('Hamilton'), at('Ohio', 'in hamilton ,')])[0]?.name).toBe('Hamilton, Ohio')
    expect(ids(at('Columbus'), at('Ga', 'in columbus ,'))[0]).toBe(
      ids(at('Columbus'), at('Georgia', 'in columbus ,'))[0],
    )
  })

  it('keeps to what a text said once of a city, and takes the far larger one where it says nothing', () => {
    expect(same(at('Springfield'), at('Springfield'))).toBe(false)
    const [dateline, , later] = ids(at('SPRINGFIELD'), at('Ill', 'springfield ,'), at('Springfield'))
    expect(later).toBe(dateline)
    expect(identify([place('Paris'), place('Texas')])[0]?.name).toBe('Paris')
  })

  it('takes the only city of a name whose state or country is named, and none where it is a guess', () => {
    expect(identify([place('Birmingham'), place('Alabama')])[0]?.name).toBe('Birmingham, Alabama')
    expect(ids(place('Birmingham'), place('England'))[0]).not.toBe(ids(place('Birmingham'), place('Alabama'))[0])
    expect(ids(place('Birmingham'))).toEqual([null])
    expect(ids(place('Birmingham'), place('Alabama'), place('England'))[0]).toBeNull()
  })
})
