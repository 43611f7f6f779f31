import { describe, expect, it } from 'vitest'
import { passedOn } from './passed-on.ts'

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
] as const

const REPORTING: [what: string, text: string, publisher?: string][] = [
  [
    'quotes of its own',
    'The board will close two berths, Reuters reported.\n“It came as a shock to all of us,” said Ann Lind, who works there, outside the gate on Tuesday.',
  ],
  [
    'several whose reporting it compares',
    'Two berths will close, Reuters reported.\nThree will, according to the Associated Press.',
  ],
  ['nobody', 'Two berths will close next year, the harbour board said.'],
  ['its own agency', 'Two berths will close next year, Reuters reported on Tuesday.', 'Reuters'],
  [
    'a name far down',
    'Two berths will close.\nThe board met.\nIt voted.\nIt rose.\nIn 2020 Reuters reported that one had closed.',
  ],
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

  it('takes public words for nobody’s reporting', () => {
    const text =
      'Ten were hurt, Reuters reported.\n“We are sorry for all that happened today,” the company said in a statement.'
    expect(passedOn(text, [])?.source).toBe('Reuters')
  })
})
