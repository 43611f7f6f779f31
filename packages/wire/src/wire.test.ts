import { describe, expect, it } from 'vitest'
import { agencyOfPublisher, readWireMarks } from './wire.ts'

const BODY = 'The ferry left the harbour at dawn with two hundred people on board, the port captain said on Tuesday.'
const read = (text: string, byline: string[] = []) => readWireMarks({ text, byline, title: null })
const agencyOf = (text: string, byline: string[] = []) => read(text, byline).credit?.agency ?? null

describe('datelines', () => {
  const cases: [string, string | null, string | null, string | null][] = [
    [`KYIV, Ukraine (AP) — ${BODY}`, 'AP', 'KYIV, Ukraine', null],
    [`LONDON (Reuters) - ${BODY}`, 'Reuters', 'LONDON', null],
    [`TURNBERRY/GLASGOW, Scotland (Reuters) - ${BODY}`, 'Reuters', 'TURNBERRY/GLASGOW, Scotland', null],
    [`BERLIN, July 15 (Reuters) - ${BODY}`, 'Reuters', 'BERLIN', 'July 15'],
    [`MOSCOW, October 20. /TASS/. ${BODY}`, 'TASS', 'MOSCOW', 'October 20'],
    [`(CNN) — ${BODY}`, 'CNN', null, null],
    [`COLUMBUS, Ohio (Ohio Capital Journal) — ${BODY}`, 'Ohio Capital Journal', 'COLUMBUS, Ohio', null],
    [`SPRINGFIELD, Ill. (AP) — ${BODY}`, 'AP', 'SPRINGFIELD, Ill.', null],
    [`Helsinki (AFP) - ${BODY}`, 'AFP', 'Helsinki', null],
    [`Kyiv, Ukraine — ${BODY}`, null, 'Kyiv, Ukraine', null],
  ]
  it.each(cases)('reads %s', (text, agency, place, date) => {
    const marks = read(text)
    expect(marks.credit?.agency ?? null).toBe(agency)
    expect(marks.dateline).toMatchObject({ place, date })
    expect(marks.body.trim()).toBe(BODY)
  })

  it.each([
    `Exclusive – Newly found footage shows that the ferry left the harbour well before it was allowed to.`,
    `Jane Doe waves to the crowd (AP)`,
    `The harbour (PA) was closed — ${BODY}`,
    `He told the Associated Press (AP) that the harbour would stay closed until the end of the week.`,
  ])('sees none in %s', (text) => {
    expect(read(text).dateline).toBeNull()
    expect(agencyOf(text)).toBeNull()
  })
})

describe('bylines', () => {
  it.each([
    ['By JANE DOE Associated Press', 'AP'],
    ['By JANE DOE, AP Diplomatic Writer | on', 'AP'],
    ['By The Associated Press', 'AP'],
    ['By Reuters', 'Reuters'],
    ['By Anton Doe Washington Post', 'Washington Post'],
    ['Posted 6:08 am, July 16, by CNN Wires', 'CNN'],
    ['Jane Doe and John Roe, Bloomberg', 'Bloomberg'],
    ['Jane Doe, Associated Press Published 9:21 a.m. ET July 15', 'AP'],
  ])('credits %s', (line, agency) => {
    expect(agencyOf(`A ferry leaves\n\n${line}\n\n${BODY}`)).toBe(agency)
  })

  it('reads the byline field', () => {
    expect(agencyOf(BODY, ['Jane Doe, Associated Press'])).toBe('AP')
    expect(agencyOf(BODY, ['Reuters Staff'])).toBe('Reuters')
    expect(agencyOf(BODY, ['Jane Reuter', 'Ap Nguyen'])).toBeNull()
  })

  it.each([
    'Jane Doe/Associated Press',
    'AP Photo/Jane Doe',
    'Jane Doe | AP',
    'Photo: Jane Doe, AP',
    'A ferry leaves the harbour (Photo by Jane Doe, AP)',
    'twitter/@ferry via CNN',
  ])('takes no photo credit: %s', (line) => {
    expect(agencyOf(`A ferry leaves\n\n${line}\n\n${BODY}`)).toBeNull()
  })

  it('takes a bare name under a caption for the photographer', () => {
    const caption = 'Passengers wait for the morning ferry at the harbour on Tuesday, after the storm had passed.'
    expect(agencyOf(`A ferry leaves\n\n${caption}\n\nJane Doe, Associated Press\n\n${BODY}`)).toBeNull()
  })
})

describe('credit lines, footers and copyright lines', () => {
  it.each([
    ['Copyright © 2024 by Associated Press. All rights reserved.', 'AP'],
    ['The-CNN-Wire', 'CNN'],
    ['™ & © 2024 Cable News Network, Inc., a Warner Bros. Discovery Company. All rights reserved.', 'CNN'],
    ['— Agence France-Presse', 'AFP'],
    ['Source: Reuters', 'Reuters'],
    ['Associated Press writer Jane Doe in Oslo contributed to this report.', 'AP'],
    ["CNN's Jane Doe and John Roe contributed to this report.", 'CNN'],
    ['This story originally appeared on ProPublica.', 'ProPublica'],
    ['Original story: https://www.harbour-times.example/ferry', 'harbour-times.example'],
  ])('credits %s', (line, agency) => {
    expect(agencyOf(`A ferry leaves\n\n${BODY}\n\n${BODY}\n\n${line}`)).toBe(agency)
  })

  it('credits nobody for a bare mention or a shared report', () => {
    expect(agencyOf(`${BODY}\n\nThe captain told Reuters and the Associated Press that he was tired.`)).toBeNull()
    expect(agencyOf(`${BODY}\n\nOur own Jane Doe and The Associated Press contributed to this report.`)).toBeNull()
    expect(agencyOf(`${BODY}\n\nContains material from Bloomberg News, Reuters, and The Associated Press.`)).toBeNull()
  })
})

it('spells out the initials of an agency that it does not know from the byline', () => {
  const text = `A ferry leaves\n\nBy Jane Doe, Meridian News Agency\n\nOSLO (MNA) — ${BODY}`
  expect(read(text).credit).toEqual({ agency: 'Meridian News Agency', evidence: 'OSLO (MNA) —' })
})

it('believes a dateline before a copyright line', () => {
  expect(agencyOf(`OSLO (Reuters) - ${BODY}\n\n${BODY}\n\n© 2024 The Associated Press. All rights reserved.`)).toBe(
    'Reuters',
  )
})

it('gives marks whose offsets hold', () => {
  const text = `A ferry leaves\n\nBy Reuters\n\n  OSLO (Reuters) - ${BODY}\n\n(Reporting by Jane Doe; Editing by John Roe)\n`
  const { marks } = read(text)
  expect(marks.map((mark) => mark.kind)).toEqual(['byline', 'dateline', 'footer'])
  for (const mark of marks) expect(text.slice(mark.start, mark.end).trim()).toBe(mark.text)
})

it('knows an agency by its host', () => {
  expect(agencyOfPublisher('www.apnews.com')).toBe('AP')
  expect(agencyOfPublisher('edition.cnn.com')).toBe('CNN')
  expect(agencyOfPublisher('mapnews.com')).toBeNull()
})

it.each([
  'A'.repeat(100_000),
  'By ' + 'ABCDEF, '.repeat(20_000),
  '('.repeat(50_000),
  'BY A and '.repeat(18),
  'Ab '.repeat(40_000) + '(AP',
  `By ${'AB'.repeat(80)} 9`,
])('stays quick on hostile text', (text) => {
  const started = performance.now()
  read(`${text}\n`.repeat(3))
  expect(performance.now() - started).toBeLessThan(500)
})
