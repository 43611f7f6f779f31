import { describe, expect, it } from 'vitest'
import { passedOn as readPassedOn } from './passed-on.ts'

const passedOn = (text: string, own: string[], title: string | null = null) => readPassedOn({ title, text }, own)

const CITING = [
  [
    'an agency that reported it',
    'The harbour board will close two berths next year, Reuters reported on Tuesday.\nThe berths date from 1911.\n“We cannot afford the repairs any longer,” the board’s chair told Reuters.',
    'Reuters',
  ],
  [
    'what somebody told an outlet',
    'The mayor will not run again, she told The Guardian in an interview.\n“Three terms were enough for anyone,” she said.',
    'The Guardian',
  ],
  [
    'a German text',
    'Das Werk soll geschlossen werden, berichtete die dpa am Montag.\nBetroffen sind 400 Beschäftigte.',
    'dpa',
  ],
  [
    'what is according to an agency',
    'Ten people were hurt when a tram left the rails, according to the Associated Press.',
    'AP',
  ],
  [
    'several, of whom it names the first',
    'The company will cut jobs, Reuters reported.\nThe cuts will reach 400 people, according to Bloomberg.',
    'Reuters',
  ],
  [
    'a newspaper that is on no list',
    'The minister will resign, the Quayside Herald reported on Tuesday.',
    'Quayside Herald',
  ],
  ['a paper of another language', 'The minister will resign, Der Spiegel reported on Tuesday.', 'Der Spiegel'],
  ['a French text', 'Le ministre va démissionner, a rapporté Le Monde mardi.', 'Le Monde'],
  ['a Spanish text', 'El ministro dimitirá esta semana, según El País.', 'El País'],
] as const

const REPORTING: [what: string, text: string, publisher?: string][] = [
  [
    'quotes of its own',
    'The board will close two berths, Reuters reported.\n“It came as a shock to all of us,” said Ann Lind, who works there, outside the gate on Tuesday.',
  ],
  ['nobody', 'Two berths will close next year, the harbour board said.'],
  ['its own agency', 'Two berths will close next year, Reuters reported on Tuesday.', 'Reuters'],
  [
    'a name that stands after what it reports',
    'The board voted 7 to 2 on Tuesday to close two berths.\nIt met for four hours in the town hall.\nBloomberg reported last week that the port was in talks.',
  ],
  [
    'what this newspaper saw',
    'Repairs were put off twice before Bloomberg reported on the port, records reviewed by this newspaper show.',
  ],
  [
    'what its own outlet was told',
    'The chair will go, Bloomberg reported on Monday.\nShe had known for weeks, two members told the Harbour Times.',
  ],
  [
    'what its own outlet found',
    'The chair will go, as Bloomberg reported, but not before June, The Harbour Times has learned.',
  ],
  ['a company that reports its earnings', 'Quayside Holdings reported a profit on Tuesday.'],
  ['a journal', 'Coffee is good for sailors, the Quayside Medical Journal reported.'],
]

describe('passedOn', () => {
  it.each(CITING)('knows %s', (_, text, source) => {
    expect(passedOn(text, ['The Harbour Times'])?.source).toBe(source)
  })

  it.each(REPORTING)('finds none in a text with %s', (_, text, publisher = 'The Harbour Times') => {
    expect(passedOn(text, [publisher])).toBeNull()
  })

  it('gives the sentence that says so', () => {
    const text = 'The fair opened. Ten were hurt, Reuters reported. The fair goes on.'
    expect(passedOn(text, [])?.evidence).toBe('Ten were hurt, Reuters reported.')
  })

  it('reads the headline too', () => {
    const title = 'Two berths to close, Reuters reports'
    expect(passedOn('Two berths will close next year.\nThey date from 1911.', [], title)).toEqual({
      source: 'Reuters',
      evidence: title,
    })
  })

  it('takes public words for nobody’s reporting', () => {
    const text =
      'Ten were hurt, Reuters reported.\n“We are sorry for all that happened today,” the company said in a statement.'
    expect(passedOn(text, [])?.source).toBe('Reuters')
  })
})
