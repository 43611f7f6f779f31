import { describe, expect, it } from 'vitest'
import { readWireMarks } from './wire.ts'

const BODY =
  'The ferry left the harbour at dawn with two hundred people on board, the port captain said on Tuesday after a long night of talks.'
const CHINESE = '渡轮清晨载着二百人离开港口。'.repeat(4)
const read = (text: string, byline: string[] = []) =>
  readWireMarks({ text, byline, title: null, publisher: 'daily.example' })
const agencyOf = (text: string, byline: string[] = []) => read(text, byline).credit?.agency ?? null

describe('signatures', () => {
  it.each([
    ['(ANI)', 'ANI'],
    ['(dpa)', 'dpa'],
    ['(ANSA).', 'ANSA'],
    ['– AFP', 'AFP'],
    ['- Bernama', 'Bernama'],
    ['PTI ABC DEF', 'PTI'],
  ])('are read behind the last sentence, and nothing but they is taken off: %s', (signature, agency) => {
    const { credit, body } = read(`${BODY}\n\n${BODY} ${signature}`)
    expect(credit).toEqual({ agency, evidence: signature })
    expect(body.trim()).toBe(`${BODY}\n\n${BODY}`)
  })

  it('are read behind the last sentence of scripts without spaces', () => {
    expect(agencyOf(`${CHINESE}\n${CHINESE}（共同）`)).toBe('Kyodo')
  })

  it.each([`${BODY} (AP)\n\n${BODY}`, `${BODY}\n\nThe harbour master met the press (AP) on Tuesday.`])(
    'are none within a text: %s',
    (text) => {
      expect(agencyOf(`${BODY}\n\n${text}`)).toBeNull()
    },
  )

  it.each(['Brent crude, dollars a barrel\nSource: Bloomberg', '“A masterpiece.”\n— The New York Times'])(
    'are a chart’s or a quotation’s between paragraphs: %s',
    (line) => {
      expect(agencyOf(`A ferry leaves\n\n${BODY}\n\n${line}\n\n${BODY}`)).toBeNull()
    },
  )

  it.each([
    [`（新华社北京11月25日电）${CHINESE}`, 'Xinhua', '北京'],
    [`据新华社北京11月25日电 ${CHINESE}`, 'Xinhua', '北京'],
    [`中新网11月25日电 ${CHINESE}`, 'China News Service', null],
  ])('open a Chinese text: %s', (text, agency, place) => {
    const { credit, dateline } = read(text)
    expect([credit?.agency, dateline?.place]).toEqual([agency, place])
  })

  it('stand over a Chinese text after the time', () => {
    expect(agencyOf(`渡轮离开港口\n2025-11-25 10:00 来源：新华社\n${CHINESE}`)).toBe('Xinhua')
  })

  it.each([
    ['Agence France-Presse in Paris', 'AFP'],
    ['Associated Press in Washington', 'AP'],
    ['Reuters, London', 'Reuters'],
    ['dpa, Berlin', 'dpa'],
  ])('say where the agency wrote: %s', (signature, agency) => {
    expect(agencyOf(`${BODY}\n\n${BODY}`, [signature])).toBe(agency)
    expect(agencyOf(`A ferry leaves the harbour again\n\n${signature}\n\n${BODY}\n\n${BODY}`)).toBe(agency)
  })

  it.each([
    'Analysis by Jane Doe, Associated Press',
    'The Associated Press — By JANE DOE - Associated Press',
    'July 16, 2018 9:21 am ET By JANE DOE, AP Diplomatic Writer',
  ])('name the writer after what the text is and when it was out: %s', (byline) => {
    expect(agencyOf(`A ferry leaves the harbour again\n\n${byline}\n\n${BODY}\n\n${BODY}`)).toBe('AP')
  })

  it('tell of the author below a text, by name', () => {
    const text = `${BODY}\n\n${BODY}\n\nJane Doe is a reporter for The Associated Press.`
    expect(agencyOf(text)).toBe('AP')
    expect(agencyOf(text, ['Jane Doe'])).toBe('AP')
    expect(agencyOf(text, ['Ann Lind'])).toBeNull()
  })
})

describe('datelines', () => {
  it.each([
    ['ANKARA (AA) -', 'Anadolu', 'ANKARA'],
    ['OSLO (MNA) —', 'MNA', 'OSLO'],
    ['Praha, 25. listopadu (ČTK) -', 'ČTK', 'Praha'],
    ['Praha 25. listopadu (ČTK) -', 'ČTK', 'Praha'],
    ['Berlin (dpa/AFP) -', undefined, 'Berlin'],
    ['LONDON (AP/Reuters) —', undefined, 'LONDON'],
  ])('reads %s', (opening, agency, place) => {
    const { credit, dateline } = read(`${opening} ${BODY}\n\n${BODY}`)
    expect([credit?.agency, dateline?.place]).toEqual([agency, place])
  })

  it.each([
    'KINGSTON (Jamaica) —',
    'WASHINGTON (EEUU) -',
    'LONDON (Exclusive) —',
    'LONDON (LIVE) —',
    'NASHVILLE (Tenn.) —',
    'FILE -',
  ])('names nobody by %s', (opening) => {
    const { credit, dateline } = read(`${opening} ${BODY}\n\n${BODY}`)
    expect([credit, dateline]).toEqual([null, null])
  })
})
