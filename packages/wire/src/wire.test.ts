import { describe, expect, it } from 'vitest'
import { agencyOfPublisher, readWireMarks } from './wire.ts'

/** Of a processor, many times what it takes: how long a busy machine lets it wait for one does not count. */
const MOST_MICROSECONDS = 2_000_000

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
    [`Madrid, 5 feb (EFE).- ${BODY}`, 'EFE', 'Madrid', '5 feb'],
    [`MADRID, 5 (EUROPA PRESS) - ${BODY}`, 'Europa Press', 'MADRID', '5'],
    [`PARIS, 5 février (Reuters) - ${BODY}`, 'Reuters', 'PARIS', '5 février'],
    [`Berlin (dpa) - ${BODY}`, 'dpa', 'Berlin', null],
    [`(ANSA) - ROMA, 05 FEB - ${BODY}`, 'ANSA', 'ROMA', '05 FEB'],
    [`SÃO PAULO, 5 de fevereiro (Reuters) - ${BODY}`, 'Reuters', 'SÃO PAULO', '5 de fevereiro'],
    [`NEW DELHI, Feb 5 (PTI) ${BODY}`, 'PTI', 'NEW DELHI', 'Feb 5'],
    [`New Delhi, Feb 5 (PTI) ${BODY}`, 'PTI', 'New Delhi', 'Feb 5'],
    [`Mumbai, Feb 5 (IANS) ${BODY}`, 'IANS', 'Mumbai', 'Feb 5'],
    [`Marren Bay, Feb 5 (PTI) ${BODY}`, 'PTI', 'Marren Bay', 'Feb 5'],
    [`New Delhi [India], February 5 (ANI): ${BODY}`, 'ANI', 'New Delhi, India', 'February 5'],
    [`MOSCOW. Feb 5 (Interfax) - ${BODY}`, 'Interfax', 'MOSCOW', 'Feb 5'],
    [`NEW YORK (AP) — ${BODY}`, 'AP', 'NEW YORK', null],
    [`A CORUÑA (EFE) - ${BODY}`, 'EFE', 'A CORUÑA', null],
    [`SEOUL, Feb. 5 (Yonhap) -- ${BODY}`, 'Yonhap', 'SEOUL', 'Feb. 5'],
    [`BEIJING, Feb. 5 (Xinhua) -- ${BODY}`, 'Xinhua', 'BEIJING', 'Feb. 5'],
    [`Feb 5 (Reuters) - ${BODY}`, 'Reuters', null, 'Feb 5'],
    [`(Harbour Daily Wire) ${BODY}`, 'Harbour Daily Wire', null, null],
    [`Feb. 5 (UPI) -- ${BODY}`, 'UPI', null, 'Feb. 5'],
    [`SYDNEY, Feb 5 AAP - ${BODY}`, 'AAP', 'SYDNEY', 'Feb 5'],
    [`Mumbai, 5th Feb (IANS): ${BODY}`, 'IANS', 'Mumbai', '5th Feb'],
    [`AGI - ${BODY}`, 'AGI', null, null],
    [`Roma, 5 feb. (askanews) - ${BODY}`, 'askanews', 'Roma', '5 feb.'],
    [`Genève (ats) - ${BODY}`, 'Keystone-SDA', 'Genève', null],
    [`MADRID, 5 (EUROPA PRESS)\n${BODY}`, 'Europa Press', 'MADRID', '5'],
  ]
  const elsewhere: [string, string, string | null, string | null][] = [
    ['باريس (أ ف ب) - غادرت العبارة الميناء فجرا وعلى متنها مئتا راكب', 'AFP', 'باريس', null],
    ['القاهرة (رويترز) - غادرت العبارة الميناء فجرا وعلى متنها مئتا راكب', 'Reuters', 'القاهرة', null],
    ['القاهرة - رويترز: غادرت العبارة الميناء فجرا وعلى متنها مئتا راكب', 'Reuters', 'القاهرة', null],
    ['【東京共同】フェリーは二百人を乗せて明け方に港を出た。', 'Kyodo', '東京', null],
    ['【ワシントン時事】フェリーは二百人を乗せて明け方に港を出た。', 'Jiji', 'ワシントン', null],
    ['新华社北京2月5日电 渡轮清晨载着二百人离开港口。', 'Xinhua', '北京', '2月5日'],
    ['新华社华盛顿２月５日电（记者王五）渡轮清晨载着二百人离开港口。', 'Xinhua', '华盛顿', '２月５日'],
    ['中新社北京2月5日电 渡轮清晨载着二百人离开港口。', 'China News Service', '北京', '2月5日'],
    ['（中央社記者王小明台北5日電）渡輪清晨載著二百人離開港口。', 'CNA', '台北', '5日'],
    ['［ワシントン ５日 ロイター］ - フェリーは明け方に港を出た。', 'Reuters', 'ワシントン', '５日'],
    ['【AFP=時事】フェリーは二百人を乗せて明け方に港を出た。', 'AFP', null, null],
    ['【2月5日 AFP】フェリーは二百人を乗せて明け方に港を出た。', 'AFP', null, '2月5日'],
    ['[서울=뉴시스] 여객선이 새벽에 이백 명을 태우고 항구를 떠났다.', 'Newsis', '서울', null],
    ['(서울=연합뉴스) 여객선이 새벽에 이백 명을 태우고 항구를 떠났다.', 'Yonhap', '서울', null],
    ['МОСКВА, 5 февраля. /ТАСС/. Паром вышел из порта на рассвете, сообщил капитан.', 'TASS', 'МОСКВА', '5 февраля'],
    ['МОСКВА, 5 фев — РИА Новости. Паром вышел из порта на рассвете.', 'RIA Novosti', 'МОСКВА', '5 фев'],
    ['Москва. 5 февраля. ИНТЕРФАКС - Паром вышел из порта на рассвете.', 'Interfax', 'Москва', '5 февраля'],
    ['КИЕВ, 5 февраля (Укринформ) - Паром вышел из порта на рассвете.', 'Ukrinform', 'КИЕВ', '5 февраля'],
  ]
  it.each(elsewhere)('reads %s', (text, agency, place, date) => {
    const { credit, dateline } = read(text)
    expect([credit?.agency, dateline]).toMatchObject([agency, { place, date }])
  })

  it.each([
    '両国は共同で港を管理し、時事問題を話し合うことで一致した。',
    'العبارة - غادرت الميناء فجرا وعلى متنها مئتا راكب كما قال القبطان',
  ])('sees none in %s', (text) => expect(read(text)).toMatchObject({ dateline: null, credit: null }))

  it.each(cases)('reads %s', (text, agency, place, date) => {
    const marks = read(text)
    expect(marks.credit?.agency ?? null).toBe(agency)
    expect(marks.dateline).toMatchObject({ place, date })
    expect(marks.body.trim()).toBe(BODY)
  })

  it.each([
    `Exclusive – Newly found footage shows that the ferry left the harbour well before it was allowed to.`,
    `Jane Doe waves to the crowd (AP)`,
    `Jane Doe, Feb 5 (AP)`,
    `Jane Doe, Feb 5 (Unheard) ${BODY}`,
    `(Photo) ${BODY}`,
    `(Harbour) ${BODY}`,
    `(AP) A ferry leaves.`,
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
    ['By Jane Doe | AP', 'AP'],
    ['By Jane Doe / AFP | July 15', 'AFP'],
    ['By Reuters', 'Reuters'],
    ['By Anton Doe Washington Post', 'Washington Post'],
    ['Posted 6:08 am, July 16, by CNN Wires', 'CNN'],
    ['Jane Doe and John Roe, Bloomberg', 'Bloomberg'],
    ['Jane Doe, Associated Press Published 9:21 a.m. ET July 15', 'AP'],
    ['Por EFE', 'EFE'],
    ['Par AFP', 'AFP'],
    ['Von dpa', 'dpa'],
    ['Jane Doe, Local Democracy Reporting Service', 'LDRS'],
  ])('credits %s', (line, agency) => {
    expect(agencyOf(`A ferry leaves\n\n${line}\n\n${BODY}`)).toBe(agency)
  })

  it('reads the byline field', () => {
    expect(agencyOf(BODY, ['Jane Doe, Associated Press'])).toBe('AP')
    expect(agencyOf(BODY, ['Reuters Staff'])).toBe('Reuters')
    expect(agencyOf(`A ferry leaves\n\nJane Doe / AFP\n\n${BODY}`, ['Jane Doe'])).toBe('AFP')
    expect(agencyOf(BODY, ['Jane Reuter', 'Ap Nguyen'])).toBeNull()
  })

  it.each([
    'Jane Doe/Associated Press',
    'AP Photo/Jane Doe',
    'Jane Doe | AP',
    'Photo: Jane Doe, AP',
    'A ferry leaves the harbour (Photo by Jane Doe, AP)',
    'twitter/@ferry via CNN',
    '© AFP',
    '© Jane Doe / AFP',
  ])('takes no photo credit: %s', (line) => {
    expect(agencyOf(`A ferry leaves\n\n${line}\n\n${BODY}`)).toBeNull()
  })

  it('takes who passes a text on, beside whose it is, for the agency', () => {
    expect(agencyOf(`A ferry leaves\n\nBy Jane Doe, Los Angeles Times (TNS)\n\n${BODY}`)).toBe('Tribune News Service')
    expect(agencyOf(`A ferry leaves\n\nRedacción / EFE\n\n${BODY}`)).toBe('EFE')
  })

  it('names nobody for a joint byline of two agencies', () => {
    expect(agencyOf(`A ferry leaves\n\nBy Jane Doe, Reuters and The Associated Press\n\n${BODY}`)).toBeNull()
  })

  it.each(['Zoom image\n\nReuters', 'A ferry leaves the harbour\n\nFox News'])(
    'takes no name alone that may be a picture’s or a masthead: %s',
    (head) => {
      expect(agencyOf(`${head}\n\n${BODY}`)).toBeNull()
    },
  )

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
    ['This article was first published in The Harbour Times on July 3.', 'The Harbour Times'],
    ['Este artículo fue publicado originalmente en The Conversation.', 'The Conversation'],
    ['Cet article est republié à partir de The Conversation sous licence Creative Commons.', 'The Conversation'],
    ['Dieser Artikel erschien zuerst bei Hafen Nachrichten.', 'Hafen Nachrichten'],
    ['Questo articolo è stato pubblicato originariamente su Gazzetta Portuale.', 'Gazzetta Portuale'],
    ['Artigo publicado originalmente em Jornal Porto.', 'Jornal Porto'],
    ['This report by The Canadian Press was first published Feb. 5, 2024.', 'Canadian Press'],
    ['Ce texte de La Presse Canadienne a été publié initialement le 5 février 2024.', 'Canadian Press'],
    ['PTI ABC GSN', 'PTI'],
    ['dpa/lby', 'dpa'],
    ['© Agence France-Presse', 'AFP'],
    ['Quelle: dpa', 'dpa'],
    ['Fuente: EFE', 'EFE'],
    ['(ANSA)', 'ANSA'],
    ['（共同）', 'Kyodo'],
    ['Источник: ТАСС', 'TASS'],
    ['© dpa-infocom, dpa:240205-99-1234/3', 'dpa'],
    ['(c) 2024, The Washington Post', 'Washington Post'],
    ['c.2024 The New York Times Company', 'New York Times'],
    ['Jane Doe is a reporter for Fox News. Follow her.', 'Fox News'],
  ])('credits %s', (line, agency) => {
    expect(agencyOf(`A ferry leaves\n\n${BODY}\n\n${BODY}\n\n${line}`)).toBe(agency)
  })

  it('credits nobody for a bare mention or a shared report', () => {
    expect(agencyOf(`${BODY}\n\nThe captain told Reuters and the Associated Press that he was tired.`)).toBeNull()
    expect(agencyOf(`${BODY}\n\nOur own Jane Doe and The Associated Press contributed to this report.`)).toBeNull()
    expect(agencyOf(`${BODY}\n\nContains material from Bloomberg News, Reuters, and The Associated Press.`)).toBeNull()
  })

  it.each([
    'The study was first published in The Harbour Times, and the ferry company had read it.',
    'The news was originally published by Reuters before it was confirmed.',
    'Con información de EFE',
    '(avec AFP)',
    'Mit Material von dpa',
  ])('credits nobody for: %s', (line) => {
    expect(agencyOf(`A ferry leaves\n\n${BODY}\n\n${BODY}\n\n${line}`)).toBeNull()
  })

  it('does not take one of several agencies used for the writer, because the copyright line names it', () => {
    const shared = 'This report contains material from Bloomberg News, Reuters, and The Associated Press.'
    expect(agencyOf(`${BODY}\n\n${shared}\n\n© 2024 Thomson/Reuters. All rights reserved.`)).toBeNull()
  })

  it('credits no publisher with its own words', () => {
    const text = `A ferry leaves\n\n${BODY}\n\nThe post A ferry leaves appeared first on Harbour Times.`
    expect(readWireMarks({ text, byline: [], title: null, publisher: 'harbourtimes.example' }).credit).toBeNull()
    expect(readWireMarks({ text, byline: [], title: null, publisher: 'portal.example' }).credit?.agency).toBe(
      'Harbour Times',
    )
  })
})

it('takes no dateline from below the first paragraphs: a side column has its own', () => {
  const paragraphs = Array.from({ length: 5 }, () => `${BODY} ${BODY}`).join('\n\n')
  expect(agencyOf(`A ferry leaves\n\n${paragraphs}\n\nOSLO (AP) — ${BODY}`)).toBeNull()
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

it('believes who holds the copyright before who distributes', () => {
  const line = '© 2024 Los Angeles Times. Visit latimes.com. Distributed by Tribune Content Agency, LLC.'
  expect(agencyOf(`A ferry leaves the harbour\n\n${BODY}\n\n${line}`)).toBe('Los Angeles Times')
})

it("knows Reuters by its desk's line alone, and by no other way to say who reported", () => {
  expect(agencyOf(`${BODY}\n\n(Reporting by Jane Doe in Oslo; Writing by Ann Lee; Editing by John Roe)`)).toBe(
    'Reuters',
  )
  expect(agencyOf(`${BODY}\n\nReporting by Jane Doe in Oslo; Editing by John Roe`)).toBeNull()
  expect(agencyOf(`${BODY}\n\n(Reporting by Jane Doe)`)).toBeNull()
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
  const started = process.threadCpuUsage().user
  read(`${text}\n`.repeat(3))
  expect(process.threadCpuUsage().user - started).toBeLessThan(MOST_MICROSECONDS)
})
