import type { Mention, MentionType } from '@copydesk/news'
import { describe, expect, it } from 'vitest'
import { tagQuotes } from './claims.ts'

/** Mentions by hand: the first place of each name, with the entity it stands for. */
const named = (text: string, names: Record<string, [MentionType, string]>): Mention[] =>
  Object.entries(names)
    .map(([name, [type, id]]): Mention => {
      const start = text.indexOf(name)
      return { start, end: start + name.length, text: name, type, entity: { id, name: id } }
    })
    .toSorted((a, b) => a.start - b.start)

const said = (text: string, mentions: Mention[] = []) =>
  tagQuotes(text, mentions).map(
    (quote) => `${quote.direct ? 'direct' : 'reported'} ${quote.speaker?.text ?? '-'}: ${quote.text}`,
  )

describe('direct quotes', () => {
  it.each([
    ['“It is over,” said Ana Duarte, the minister.', 'direct Ana Duarte, the minister: “It is over,”'],
    ['"It is over," Duarte said on Friday.', 'direct Duarte: "It is over,"'],
    ["''It is over,'' Ms. Duarte said.", "direct Ms. Duarte: ''It is over,''"],
    ['«It is over», said Duarte.', 'direct Duarte: «It is over»'],
    ['Speaking in Porto on Friday, Duarte said: “It is over.”', 'direct Duarte: “It is over.”'],
    ['According to Duarte, “it is all over now.”', 'direct Duarte: “it is all over now.”'],
    ['‘It is over,’ Duarte said.', 'direct Duarte: ‘It is over,’'],
    ['“It is over.” — Ana Duarte', 'direct Ana Duarte: “It is over.”'],
    ['“Is it over?” Duarte asked.', 'direct Duarte: “Is it over?”'],
    ['Duarte asked, “Is it over?”', 'direct Duarte: “Is it over?”'],
    ['“It is over,” Duarte said of the flood.', 'direct Duarte: “It is over,”'],
    ['“It is over,” Duarte said drily.', 'direct Duarte: “It is over,”'],
    ['As Duarte put it, “It is over.”', 'direct Duarte: “It is over.”'],
    ['Duarte, speaking in Porto, said: “It is over.”', 'direct Duarte: “It is over.”'],
    ['Duarte climbed onto a table and said: “It is over.”', 'direct Duarte: “It is over.”'],
    ['“He called it “hell” and left.” — Ana Duarte', 'direct Ana Duarte: “He called it “hell” and left.”'],
    ['According to Duarte, the minister, “it is all over now.”', 'direct Duarte, the minister: “it is all over now.”'],
    ['Asked whether he would go, Duarte replied: “No.”', 'direct Duarte: “No.”'],
    [
      '“It is over,” a guard who asked not to be named told reporters.',
      'direct a guard who asked not to be named: “It is over,”',
    ],
    ['“Never again,” the president shot back.', 'direct the president: “Never again,”'],
    ['“It hurts,” Ana Duarte whispered.', 'direct Ana Duarte: “It hurts,”'],
    ['“It hurts,” whispered Ana Duarte.', 'direct Ana Duarte: “It hurts,”'],
    ['“Yes,” the mayor fumed on Friday.', 'direct the mayor: “Yes,”'],
    [
      "A guard who was there in the '80s agreed: 'It is over.'",
      "direct A guard who was there in the '80s: 'It is over.'",
    ],
  ])('finds the speaker of %s', (text, expected) => {
    expect(said(text)).toEqual([expected])
  })

  it.each([
    [
      "She said the plan was 'a disgrace'. The mayor left without a word. 'I am very angry,' Tom Reid said.",
      ["She: 'a disgrace'", "Tom Reid: 'I am very angry,'"],
    ],
    [
      "The guards' union called the 'so-called' plan 'a mess'.",
      ["The guards' union: 'so-called'", "The guards' union: 'a mess'"],
    ],
    ["'We saw the ministers' plan and left,' Reid said.", ["Reid: 'We saw the ministers' plan and left,'"]],
    ["'It isn't what we asked for,' Reid said of the boys' club.", ["Reid: 'It isn't what we asked for,'"]],
    ["The house of the Reids ' is old. 'It is cold,' Reid said.", ["Reid: 'It is cold,'"]],
  ])('ends a straight single quote where it closes: %s', (text, expected) => {
    expect(tagQuotes(text, []).flatMap((one) => (one.direct ? [`${one.speaker?.text}: ${one.text}`] : []))).toEqual(
      expected,
    )
  })

  it('gives both halves of a split quote to its speaker', () => {
    const text = '“The bridge held,” Duarte said. “The road did not.”'
    expect(said(text)).toEqual(['direct Duarte: “The bridge held,”', 'direct Duarte: “The road did not.”'])
  })

  it('reads on where the next paragraph opens with a mark again', () => {
    const text = '“The bridge held.\n\n“The road did not,” Duarte said.\n\nNobody was hurt.'
    expect(said(text)).toEqual(['direct Duarte: “The bridge held.\n\n“The road did not,”'])
  })

  it('ends an unclosed quotation with its paragraph', () => {
    const text = 'Duarte said: “The bridge held.\nThe road is closed.'
    expect(said(text)).toEqual(['direct Duarte: “The bridge held.'])
  })

  it('knows the speaker announced in the paragraph before', () => {
    expect(said('The minister added:\n\n“We will rebuild it.”')).toEqual(['direct The minister: “We will rebuild it.”'])
  })

  it('reads the lines of a transcript, but no label', () => {
    const text = 'WEBER: The bridge held well.\nDUARTE: It did not.\nWEBER: You saw it too.'
    expect(said(text).map((quote) => quote.split(':')[0])).toEqual([
      'reported WEBER',
      'reported DUARTE',
      'reported WEBER',
    ])
    expect(said('UPDATE: The bridge held well.')).toEqual([])
    expect(said('A Bridge for All: The Long Way to Porto')).toEqual([])
  })

  it('names nobody when nobody is said to speak', () => {
    expect(said('“We will rebuild all of it.”')).toEqual(['direct -: “We will rebuild all of it.”'])
    expect(said('The “new road” is old.')).toEqual([])
  })
})

describe('reported speech', () => {
  it.each([
    ['Duarte said that the bridge would reopen.', 'reported Duarte: that the bridge would reopen'],
    ['The bridge would reopen, Duarte said.', 'reported Duarte: The bridge would reopen'],
    ['The bridge will reopen, according to the ministry.', 'reported the ministry: The bridge will reopen'],
    ['LISBON (AP) — The bridge would reopen, Duarte said.', 'reported Duarte: The bridge would reopen'],
    ['Duarte arrived late, saying the road was blocked.', 'reported Duarte: the road was blocked'],
    ['Duarte told reporters in Porto there were no plans.', 'reported Duarte: there were no plans'],
    [
      'The bridge closed and the mayor of Porto warned that the road would follow.',
      'reported the mayor of Porto: that the road would follow',
    ],
    ['According to Duarte, the bridge will reopen.', 'reported Duarte: the bridge will reopen'],
    [
      'The ministry of Works and Transport estimates the bridge will reopen.',
      'reported The ministry of Works and Transport: the bridge will reopen',
    ],
    ['Many engineers suspect the bridge was never safe.', 'reported Many engineers: the bridge was never safe'],
    ['Duarte promised to rebuild the bridge, which fell in May.', 'reported Duarte: to rebuild the bridge'],
    ['Duarte asked whether the bridge was safe.', 'reported Duarte: whether the bridge was safe'],
    ['Duarte called for a new bridge.', 'reported Duarte: a new bridge'],
    ['Duarte is worried that the bridge will fall.', 'reported Duarte: that the bridge will fall'],
    ['Duarte made it clear the bridge would fall.', 'reported Duarte: the bridge would fall'],
    ['Duarte’s claim that the bridge was safe is in doubt.', 'reported Duarte’s: that the bridge was safe is in doubt'],
    ['Duarte made the case that the bridge was safe.', 'reported Duarte: that the bridge was safe'],
    [
      'Duarte -- a minister since May -- said the bridge was safe.',
      'reported Duarte -- a minister since May: the bridge was safe',
    ],
    ['Sen. Ana Duarte (L-Porto) said the bridge was safe.', 'reported Sen. Ana Duarte (L-Porto): the bridge was safe'],
    ['Duarte: Bridge Never Was Safe', 'reported Duarte: Bridge Never Was Safe'],
    ['Porto Bridge Is Not Safe, Minister Duarte Says', 'reported Minister Duarte: Porto Bridge Is Not Safe'],
  ])('finds the source of %s', (text, expected) => {
    expect(said(text)).toEqual([expected])
  })

  it.each([
    'The firm, based in Porto, announced layoffs.',
    'The rebels, who control Porto, declared victory.',
    'The opposition, led by Ana Duarte, claimed victory.',
    'The retailer, founded in 1962, reported losses.',
    'Militants, who had hidden nearby, claimed responsibility for the blast.',
    'The council, meanwhile, promised aid.',
    'The economy added 177,000 jobs in April.',
    'The index added 23 points to 5,321, its third gain in a row on Friday.',
  ])('hears nobody in %s', (text) => expect(said(text)).toEqual([]))

  it('ends what a relative clause says with it', () => {
    expect(said('Duarte, who told the guards that 30 men had come, flew home.')).toEqual([
      'reported Duarte: that 30 men had come',
    ])
  })

  it('hears no more of whoever was told', () => {
    expect(said('A guard told Radio Porto the council had agreed to free 10 men.')).toEqual([
      'reported A guard: the council had agreed to free 10 men',
      'reported the council: to free 10 men',
    ])
  })

  it('knows whom "who" stands for', () => {
    const text = 'It was felt by Ana Duarte, who said it was over.'
    expect(tagQuotes(text, named(text, { 'Ana Duarte': ['person', 'ana'] }))[0]?.speaker).toMatchObject({
      text: 'who',
      entity: { id: 'ana' },
    })
  })

  it('takes no place for a speaker', () => {
    const text = 'PORTO: At least 26 people were killed, Duarte said.'
    expect(said(text)).toEqual(['reported Duarte: At least 26 people were killed'])
    const headline = 'Porto: 38 killed in the flood'
    expect(said(headline, named(headline, { Porto: ['place', 'porto'] }))).toEqual([])
  })

  it.each([
    ['The Porto-run ministry said 40 people had died.', null],
    ['Porto-based charity Orvane said 40 people had died.', 'orvane'],
    ['Porto-backed guard Ana Duarte said 40 people had died.', 'ana'],
  ])('names nobody by whom they are run by: %s', (text, id) => {
    const names: Record<string, [MentionType, string]> = {
      Porto: ['organization', 'porto'],
      Orvane: ['organization', 'orvane'],
      'Ana Duarte': ['person', 'ana'],
    }
    const mentions = named(text, Object.fromEntries(Object.entries(names).filter(([name]) => text.includes(name))))
    expect(tagQuotes(text, mentions)[0]?.speaker?.entity?.id ?? null).toBe(id)
  })

  it('reads a word on over initials', () => {
    expect(said('The U.S.-backed council said it was over.')).toEqual(['reported The U.S.-backed council: it was over'])
  })

  it.each([
    ['PORTO - The council said on Friday that it was over.', 'The council'],
    ['According to a report seen by Radio Porto, it was all over.', 'a report seen by Radio Porto'],
    ['Lawyers for the family said they would sue.', 'Lawyers for the family'],
    ['The guard said the mayor hid a report.', 'The guard'],
    ['Duarte was quoted as saying that it was over.', 'Duarte'],
    ['State media quoted an unnamed guard as saying the bridge would fall.', 'an unnamed guard'],
    ['The daily cited a senior officer as saying it was over.', 'a senior officer'],
    ['It was felt by Ana Duarte, who said 12 people had died.', 'Ana Duarte'],
    ['They met Ana Duarte, the mayor of Porto, who said 12 people had died.', 'Ana Duarte, the mayor of Porto'],
    ['The army, which lost the town, said three soldiers died.', 'The army, which lost the town'],
    ['Some 30 people died, said the mayor, but nobody else agreed.', 'the mayor'],
    ['Some 30 people died, said local officials.', 'local officials'],
    ['The council said it cut 300 posts.', 'The council'],
    ['The council envoy, Ana Duarte, urged restraint and calm.', 'The council envoy, Ana Duarte'],
  ])('names the whole source and no more of %s', (text, source) => {
    expect(tagQuotes(text, []).map(({ speaker }) => speaker?.text)).toEqual([source])
  })

  it('gives what is added to who spoke, not to whom that was about', () => {
    const quotes = tagQuotes('Duarte insisted he had left, adding that “it is over”.', [])
    expect(quotes.map(({ speaker }) => speaker?.text)).toEqual(['Duarte', 'Duarte', 'Duarte'])
  })

  it('keeps quoted words beside the clause that holds them', () => {
    expect(said('Duarte said the bridge was “perfectly safe” on Friday.')).toEqual([
      'reported Duarte: the bridge was “perfectly safe” on Friday',
      'direct Duarte: “perfectly safe”',
    ])
  })

  it('tells what is reported inside a report from the report', () => {
    expect(said('Duarte said that engineers believe that the bridge was safe.')).toEqual([
      'reported Duarte: that engineers believe that the bridge was safe',
      'reported engineers: that the bridge was safe',
    ])
  })

  it('takes no noun or passive for a verb of saying', () => {
    expect(said('A few days ago, reports emerged of a flood. The flood is said to have begun at night.')).toEqual([])
    expect(
      said('The new demands question of the council support plans for a bridge, called to order at noon.'),
    ).toEqual([])
  })
})

describe('speakers', () => {
  it('takes the entity of the name that heads the source', () => {
    const text = '“No,” said Prime Minister Ana Duarte of Freedonia. “Never,” lawyers for Otto Brandt said.'
    const mentions = named(text, {
      'Ana Duarte': ['person', 'ana'],
      Freedonia: ['place', 'fd'],
      'Otto Brandt': ['person', 'otto'],
    })
    expect(tagQuotes(text, mentions).map((quote) => quote.speaker?.entity?.id)).toEqual(['ana', undefined])
  })

  it('takes the person called after a body, not whom another speaks for', () => {
    const names: Record<string, [MentionType, string]> = {
      'Bank of Porto': ['organization', 'bank'],
      'Ana Duarte': ['person', 'ana'],
    }
    const speakerOf = (text: string) => {
      const [quote] = tagQuotes(text, named(text, names))
      return quote?.speaker?.entity?.id ?? null
    }
    expect(speakerOf('Bank of Porto governor Ana Duarte said that it was over.')).toBe('ana')
    expect(speakerOf('Bank of Porto lawyers acting for Ana Duarte said that it was over.')).toBeNull()
  })

  it('knows "she" by the one person named just before', () => {
    const text = 'Ana Duarte arrived late. “The road was blocked,” she said.'
    const mentions = named(text, { 'Ana Duarte': ['person', 'ana'] })
    expect(tagQuotes(text, mentions)[0]?.speaker?.entity?.id).toBe('ana')
    const two = 'Ana Duarte met Eva Roth. “The road was blocked,” she said.'
    const both = named(two, { 'Ana Duarte': ['person', 'ana'], 'Eva Roth': ['person', 'eva'] })
    expect(tagQuotes(two, both)[0]?.speaker?.entity).toBeNull()
  })
})

describe('hostile input', () => {
  const size = 300_000
  it.each([
    '“',
    '”',
    '"',
    "'",
    "''",
    '«',
    '" ',
    ' "a',
    '“a\n',
    'said ',
    ', said ',
    'he said, ',
    'according to ',
    '\n',
    'a',
    '.',
    '\ud800',
    '‘a ',
    '“a “b” ',
    'wants to and ',
    'Duarte, who said, ',
    'hopes the ',
  ])('takes a long run of %j in linear time', (piece) => {
    const text = piece.repeat(Math.ceil(size / piece.length))
    const began = process.threadCpuUsage().user
    for (const quote of tagQuotes(text, [])) expect(quote.end).toBeGreaterThan(quote.start)
    // The processor's own time, in microseconds: others may use the machine.
    expect(process.threadCpuUsage().user - began).toBeLessThan(3_000_000)
  })
})
