import { textUnits } from '../text-measure.ts'
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
    const days = Array.from({ length: 12 }, (_, at) => new Date(Date.UTC(2024, at, 1 + at)))
    return days
      .flatMap((day) => textUnits(`${month.format(day)} ${weekday.format(day)}`))
      .filter((word) => !/\d/.test(word))
  })
}

const MOST_CHARS = 110
const NUMBER = /^\p{N}+(?:st|nd|rd|th|h|am|pm|s|m)?$/u

/** A line that gives nothing but when: digits, months, "updated", at most a name or two beside them. */
export function isTimeStamp(text: string): boolean {
  if (text.length > MOST_CHARS || !/\p{N}/u.test(text)) return false
  const units = textUnits(text)
  const numbers = units.filter((unit) => NUMBER.test(unit)).length
  const known = units.filter((unit) => NUMBER.test(unit) || STAMP_WORDS.has(unit)).length
  if (numbers === units.length) return numbers >= 3 && numbers <= 8 && /\d[./:-]\d|\d{4}/.test(text)
  return units.length >= 2 && known === units.length && (numbers > 1 || units.length <= 4 || /\d{4}|\d:\d\d/.test(text))
}

/** "December 20, 2023 / 12:51 PM / CBS News": the outlet's name beside the time. */
function withoutName(text: string, name: string | null): string {
  if (name === null || text.length > MOST_CHARS) return text
  return text.replace(name, '')
}

export const timeStamps: TrimStep = {
  reason: 'the time of publication',
  find: (lines, { publisher }) =>
    lines.filter(({ text, heading }) => !heading && (isTimeStamp(text) || isTimeStamp(withoutName(text, publisher)))),
}
