import type { PageLine } from '../reading/page-lines.ts'
import { onceALine, textUnits } from '../text-measure.ts'
import { isParagraph } from './paragraphs-of.ts'
import { languageWords } from './words-by-language.ts'
import type { TrimStep } from './trim-step.ts'

/** Languages whose names of months and days count as parts of a date. */
const LOCALES =
  'en es pt fr it de nl sv nb da fi pl cs sk ro hu el tr ru uk bg sr sr-Latn hr bs mk sq sl lt lv et ca eu is ar he fa ur hi mr ne bn gu pa ta te ml id ms fil sw af ka hy az kk uz am vi ja ko th zh'.split(
    ' ',
  )

/** What else stands in a line that only gives a time. */
const TIME_WORDS =
  'published updated posted last modified on at am pm a p m gmt utc est edt et ct pt cst cdt pst pdt cet cest bst ist ago hours hour minutes minute mins min days day weeks week months month years year read h hrs hr today yesterday st nd rd th of by the first date time ' +
  'publicado actualizado el a las hace horas hora minutos dia día dias días hs uhr um am vor stunden stunde minuten tagen veröffentlicht aktualisiert stand publié mis à jour le il y heures heure jours de des lecture pubblicato aggiornato alle ore fa minuti giorni atualizado em às há atrás gepubliceerd bijgewerkt om uur geleden publicerad uppdaterad kl timmar sedan publisert oppdatert klokken opprettet julkaistu päivitetty klo opublikowano aktualizacja godz temu publikováno aktualizováno publicat actualizat ' +
  'опубликовано обновлено в назад час часа часов минут года г опубліковано оновлено о року тому güncelleme yayınlanma saat önce δημοσιεύθηκε ενημερώθηκε πριν ώρες نشر آخر تحديث الساعة منذ ساعة ساعات م ص فی پیش ساعت שעה לפני עודכן פורסם प्रकाशित अपडेट बजे पहले diterbitkan diperbarui wib pukul lalu cập nhật lúc giờ trước phút'
const STAMP_WORDS = new Set([
  ...TIME_WORDS.split(' '),
  ...languageWords.flatMap(({ time }) => textUnits(time)),
  ...LOCALES.flatMap(calendarWords),
])

function calendarWords(locale: string): string[] {
  return (['long', 'short'] as const).flatMap((style) => {
    const month = new Intl.DateTimeFormat(locale, { day: 'numeric', month: style, year: 'numeric', timeZone: 'UTC' })
    const weekday = new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' })
    // The firsts of the months of 2023 fall on all days of the week.
    const days = Array.from({ length: 12 }, (_, at) => new Date(Date.UTC(2023, at, 1)))
    return days
      .flatMap((day) => textUnits(`${month.format(day)} ${weekday.format(day)}`))
      .filter((word) => !/\d/.test(word))
  })
}

/** "Lesezeit: 4 Minuten", "Tiempo de lectura: 3 min": how long it takes to read, without any time. */
const READING_TIME = new RegExp(
  '^(?:(?:estimated )?(?:reading|read) time|lesezeit|lesedauer|tiempo de lectura|tempo de leitura|(?:temps|durée) de lecture|tempo di lettura|leestijd|lästid|lesetid|læsetid|lukuaika|czas czytania|doba čtení|čas čítania|timp de (?:citire|lectură)|olvasási idő|χρόνος ανάγνωσης|okuma süresi|время (?:на )?чтени[ея]|час (?:на )?читання|време за четене|vrijeme čitanja|vreme čitanja|مدة القراءة|وقت القراءة|זמן קריאה|زمان مطالعه|waktu baca|thời gian đọc|阅读时间|閱讀時間|読了時間)\\s?[:：~]?\\s?.{0,4}\\p{N}.{0,20}$|^\\p{N}{1,3}\\s?(?:[-–]\\s?\\p{N}{1,3}\\s?)?(?:min(?:ute)?s?\\.?|minuten|minutos|minuti|мин\\.?|хв\\.?|dk\\.?|dakika)\\s?(?:read|lesezeit|de lectura|de leitura|de lecture|di lettura|leestijd|läsning|lesetid|чтения|читання|okuma)$',
  'iu',
)

const MOST_CHARS = 110
const NUMBER = /^\p{N}+(?:st|nd|rd|th|h|am|pm|s|m)?$/u

/** A line that gives nothing but when: digits, months, "updated", at most a name or two beside them. */
function isTimeStamp(text: string): boolean {
  if (text.length > MOST_CHARS || !/\p{N}/u.test(text)) return false
  const units = textUnits(text)
  const words = units.filter((unit) => !NUMBER.test(unit))
  const numbers = units.length - words.length
  const known = numbers + words.filter((word) => STAMP_WORDS.has(word)).length
  if (numbers === units.length) return numbers >= 3 && numbers <= 8 && /\d[./:-]\d|\d{4}/.test(text)
  return units.length >= 2 && known === units.length && (numbers > 1 || units.length <= 4 || /\d{4}|\d:\d\d/.test(text))
}

/** `isTimeStamp` of a line. */
export const isTimeLine = onceALine(({ text }: PageLine) => isTimeStamp(text))

/** "December 20, 2023 / 12:51 PM / CBS News": the outlet's name beside the time. */
const isTimeBesideName = (text: string, name: string | null) =>
  name !== null && text.length <= MOST_CHARS && text.includes(name) && isTimeStamp(text.replace(name, ''))

/** In these a time is of what is told: an entry of a programme, a row of figures. */
const ENTRIES = new Set(['li', 'tr', 'td', 'th', 'dt', 'dd'])
const CLOCK = /\d[:.]\d\d|\d\s?[hap]\.?m?\b/iu
/** So many different days that each head a paragraph are a chronicle. */
const FEWEST_DAYS = 2

export const timeStamps: TrimStep = {
  reason: 'the time of publication',
  find: (lines, { publisher }) => {
    const first = lines.findIndex(isParagraph)
    const stamps = lines.filter(
      (line, at) =>
        !line.heading &&
        (at < first || !ENTRIES.has(line.element?.name ?? '')) &&
        (isTimeLine(line) || isTimeBesideName(line.text, publisher) || READING_TIME.test(line.text)),
    )
    const days = new Set(stamps.length < FEWEST_DAYS ? [] : headsOf(lines, stamps))
    return new Set([...days].map(({ text }) => text)).size < FEWEST_DAYS
      ? stamps
      : stamps.filter((line) => !days.has(line))
  },
}

/** Days, without an hour, that head a paragraph. */
function headsOf(lines: PageLine[], stamps: PageLine[]): PageLine[] {
  const among = new Set(stamps)
  return lines.filter((line, at) => {
    const next = lines[at + 1]
    return among.has(line) && next !== undefined && isParagraph(next) && !CLOCK.test(line.text)
  })
}
