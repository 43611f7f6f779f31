import { describe, expect, it } from 'vitest'
import { isoOf } from './stated-time.ts'
import { writtenDates } from './written-dates.ts'

/** Of a processor, many times what it takes: how long a busy machine lets it wait for one does not count. */
const MOST_MICROSECONDS = 2_000_000

const read = (text: string, language: string | null = null, order: 'day first' | 'month first' | null = null) =>
  writtenDates(text, { language, order, country: null }).map(({ stated }) => isoOf(stated))

describe('a date in words', () => {
  it.each([
    ['en', 'Monday, February 5th, 2024'],
    ['en', '5 Feb. 2024'],
    ['en', 'Mon Feb 05 2024'],
    ['es', 'lunes, 5 de febrero de 2024'],
    ['es', 'febrero 5 de 2024'],
    ['fr', 'Publié le 5 février 2024'],
    ['de', 'Montag, 5. Februar 2024'],
    ['it', '5 febbraio 2024'],
    ['pt', '05 de fevereiro de 2024'],
    ['nl', '5 februari 2024'],
    ['sv', '5 februari 2024'],
    ['da', '5. feb. 2024'],
    ['nb', '5. februar 2024'],
    ['fi', '5. helmikuuta 2024'],
    ['pl', '5 lutego 2024'],
    ['cs', '5. února 2024'],
    ['sk', '5. februára 2024'],
    ['hu', '2024. február 5.'],
    ['ro', '5 februarie 2024'],
    ['hr', '5. veljače 2024.'],
    ['sl', '5. februar 2024'],
    ['lt', '2024 m. vasario 5 d.'],
    ['lv', '2024. gada 5. februāris'],
    ['et', '5. veebruar 2024'],
    ['ru', '5 февраля 2024 г.'],
    ['uk', '5 лютого 2024 року'],
    ['bg', '5 февруари 2024'],
    ['el', '5 Φεβρουαρίου 2024'],
    ['tr', '5 Şubat 2024'],
    ['ar', '٥ فبراير ٢٠٢٤'],
    ['ar', '5 شباط 2024'],
    ['ur', '05 فروری ، 2024'],
    ['th', '5 ก.พ. 67'],
    ['si', '2024 පෙබරවාරි 5'],
    ['eu', '2024ko otsailaren 5a'],
    ['fa', '۱۶ بهمن ۱۴۰۲'],
    ['he', '5 בפברואר 2024'],
    ['hi', '5 फ़रवरी 2024'],
    ['bn', '৫ ফেব্রুয়ারি ২০২৪'],
    ['th', '5 กุมภาพันธ์ 2567'],
    ['id', 'Senin, 5 Februari 2024'],
    ['vi', 'Ngày 5 tháng 2 năm 2024'],
    ['ja', '2024年2月5日'],
    ['ja', '令和6年2月5日'],
    ['ko', '2024년 2월 5일'],
    ['zh', '２０２４年２月５日'],
  ])('is read in %s: %s', (language, text) => {
    expect(read(text, language)).toEqual(['2024-02-05'])
  })

  it.each([
    ['ru', '05 фев 2024', '2024-02-05'],
    ['bg', '5 сеп 2024', '2024-09-05'],
    ['uk', '5 лис 2024', '2024-11-05'],
    ['de', '5. Mrz 2024', '2024-03-05'],
    ['fr', '5 fév 2024', '2024-02-05'],
    ['hu', '2024. szep 5.', '2024-09-05'],
    ['lt', '5 saus 2024', '2024-01-05'],
    ['az', '5 İyun 2024', '2024-06-05'],
    ['hi', '5 सितम्बर 2024', '2024-09-05'],
    ['bn', '5 জানুয়ারী 2024', '2024-01-05'],
    ['ar', '5 ايلول 2024', '2024-09-05'],
    ['ar', '5 إبريل 2024', '2024-04-05'],
    ['fa', '5 جولای 2024', '2024-07-05'],
    ['ml', '5 ഒക്ടോബർ 2024', '2024-10-05'],
  ])('is read in %s where the month is written another way: %s', (language, text, day) => {
    expect(read(text, language)).toEqual([day])
  })

  it('is read where the page does not say its language', () => {
    expect(read('5 lutego 2024')).toEqual(['2024-02-05'])
    expect(read('5 listopad 2024')).toEqual(['2024-11-05'])
  })

  it('is not read where the month is another in another language of the region', () => {
    expect(read('5 listopada 2024', 'hr')).toEqual(['2024-10-05'])
    expect(read('5 listopada 2024', 'pl')).toEqual(['2024-11-05'])
  })

  it.each(['March of the 5 in 2024', 'On May 2024', 'Feb 31, 2024', 'Order 5 Feb 20241', 'Feb 5'])(
    'is not seen in: %s',
    (text) => {
      expect(read(text, 'en')).toEqual([])
    },
  )
})

describe('a date in numbers', () => {
  it.each<[string, 'day first' | 'month first' | null, string[]]>([
    ['5.2.2024', null, ['2024-02-05']],
    ['2024. 02. 05.', null, ['2024-02-05']],
    ['2024/02/05', null, ['2024-02-05']],
    ['25/02/2024', null, ['2024-02-25']],
    ['02/25/24', null, ['2024-02-25']],
    ['5/2/2024', 'day first', ['2024-02-05']],
    ['2/5/2024', 'month first', ['2024-02-05']],
    ['5/2/2024', null, []],
    ['Mon, 02/05/2024 - 18:30', null, ['2024-02-05']],
    ['Monday 5/2/2024', null, ['2024-02-05']],
    ['Fri, 02/05/2024', null, []],
    ['5-2-20245', 'day first', []],
    ['10.0.2.2024', null, []],
  ])('%s, %s', (text, order, days) => {
    expect(read(text, null, order)).toEqual(days)
  })
})

describe('the clock beside a date', () => {
  it.each([
    ['en', 'Feb 5, 2024 at 6:30 p.m. ET', '2024-02-05T18:30-05:00'],
    ['en', 'July 5, 2024, 12:05 AM EDT', '2024-07-05T00:05-04:00'],
    ['en', '18:30 GMT, 5 February 2024', '2024-02-05T18:30+00:00'],
    ['de', '5. Februar 2024, 18.30 Uhr MEZ', '2024-02-05T18:30+01:00'],
    ['ru', '5 февраля 2024, 18:30 МСК', '2024-02-05T18:30+03:00'],
    ['id', '05 Feb 2024, 18:30 WIB', '2024-02-05T18:30+07:00'],
    ['ko', '2024.02.05. 오후 6:30 (KST)', '2024-02-05T18:30+09:00'],
    ['es', '5 de febrero de 2024 - 06:30 p. m. GMT', '2024-02-05T18:30+00:00'],
    ['ar', '5 فبراير 2024 06:30 مساءً GMT', '2024-02-05T18:30+00:00'],
    ['ar', 'يوم 5 فبراير 2024 06:30 GMT', '2024-02-05T06:30+00:00'],
    ['bn', '৫ ফেব্রুয়ারি ২০২৪, ০৬:৩০ পিএম GMT', '2024-02-05T18:30+00:00'],
    ['ms', '5 Februari 2024 6:30 PTG GMT', '2024-02-05T18:30+00:00'],
    ['zh', '2024年2月5日晚上6:30 GMT', '2024-02-05T18:30+00:00'],
    ['zh', '2024年2月5日凌晨1:30 GMT', '2024-02-05T01:30+00:00'],
    ['hi', '5 फरवरी 2024, शाम 6:30 GMT', '2024-02-05T18:30+00:00'],
    ['hi', '5 फरवरी 2024, रात 9:30 GMT', '2024-02-05T21:30+00:00'],
    ['ur', '5 فروری 2024 شام 6:30 GMT', '2024-02-05T18:30+00:00'],
    ['tr', '5 Şubat 2024 6:30 ÖS GMT', '2024-02-05T18:30+00:00'],
    ['vi', '05/02/2024 18:30 (GMT+7)', '2024-02-05T18:30+07:00'],
    ['en', 'Feb 5, 2024 6:30 IST', '2024-02-05'],
    ['en', 'Feb 5, 2024 18:30', '2024-02-05'],
  ])('%s: %s', (language, text, iso) => {
    expect(read(text, language, 'day first')).toEqual([iso])
  })

  it.each([
    [
      'Published: 14:30 GMT, 5 February 2024 | Updated: 16:45 GMT, 5 February 2024',
      ['2024-02-05T14:30+00:00', '2024-02-05T16:45+00:00'],
    ],
    ['Feb. 5, 2024 2:30 p.m. GMT | Updated Feb. 6, 2024', ['2024-02-05T14:30+00:00', '2024-02-06']],
    ['Feb. 5, 2024 2:30 p.m. GMT, Feb. 6, 2024', ['2024-02-05T14:30+00:00', '2024-02-06']],
    ['14:30 GMT, 5 February 2024, 16:45 GMT, 6 February 2024', ['2024-02-05T14:30+00:00', '2024-02-06T16:45+00:00']],
    ['5 February 2024 | 14:30 GMT | 6 February 2024', ['2024-02-05T14:30+00:00', '2024-02-06']],
  ])('belongs to one date: %s', (text, times) => {
    expect(read(text, 'en')).toEqual(times)
  })

  it('goes with the date it follows', () => {
    expect(read('Feb 5, 2024, 9:10 GMT | Updated Feb 6, 2024, 10:20 GMT', 'en')).toEqual([
      '2024-02-05T09:10+00:00',
      '2024-02-06T10:20+00:00',
    ])
  })
})

it.each(['1'.repeat(5000), '5 '.repeat(3000), 'Feb '.repeat(2000), '5 Feb '.repeat(1000), '1:'.repeat(4000)])(
  'stays quick on hostile text',
  (text) => {
    const started = process.threadCpuUsage().user
    read(text, 'en')
    expect(process.threadCpuUsage().user - started).toBeLessThan(MOST_MICROSECONDS)
  },
)
