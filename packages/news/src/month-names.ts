const named = (months: string): [string, number][] => months.split(' ').map((name, at) => [name, at + 1])

/**
 * What CLDR lacks of the names in use: variants of AP style, other spellings in Bengali, Hindi, Malayalam and Persian, the Arabic months of
 * the Levant, Iraq and the Maghreb, the Basque genitive, and Sinhala, for which the ICU of some versions of Node has the lunar months.
 */
const FURTHER: Record<string, [string, number][]> = {
  en: [
    ['sept', 9],
    ['febr', 2],
  ],
  es: [['setiembre', 9]],
  pt: [['marco', 3]],
  fr: [
    ['fevrier', 2],
    ['aout', 8],
    ['decembre', 12],
  ],
  de: [
    ['jänner', 1],
    ['feber', 2],
    ['mrz', 3],
  ],
  id: [
    ['agu', 8],
    ['agt', 8],
  ],
  hi: [
    ['अक्तूबर', 10],
    ['सितम्बर', 9],
    ['नवम्बर', 11],
    ['दिसम्बर', 12],
  ],
  bn: [
    ['জানুয়ারী', 1],
    ['ফেব্রুয়ারী', 2],
    ['আগষ্ট', 8],
  ],
  ml: [
    ['മെയ്', 5],
    ['ഒക്ടോബർ', 10],
  ],
  fa: [
    ['آپریل', 4],
    ['جون', 6],
    ['جولای', 7],
    ['آگوست', 8],
  ],
  eu: named(
    'urtarrilaren otsailaren martxoaren apirilaren maiatzaren ekainaren uztailaren abuztuaren irailaren urriaren azaroaren abenduaren',
  ),
  si: named('ජනවාරි පෙබරවාරි මාර්තු අප්‍රේල් මැයි ජූනි ජූලි අගෝස්තු සැප්තැම්බර් ඔක්තෝබර් නොවැම්බර් දෙසැම්බර්'),
  ar: [
    ...([
      ['كانون الثاني', 1],
      ['شباط', 2],
      ['آذار', 3],
      ['نيسان', 4],
      ['أيار', 5],
      ['حزيران', 6],
    ] as [string, number][]),
    ...([
      ['تموز', 7],
      ['آب', 8],
      ['أيلول', 9],
      ['تشرين الأول', 10],
      ['تشرين الثاني', 11],
      ['كانون الأول', 12],
    ] as [string, number][]),
    ...([
      ['جانفي', 1],
      ['فيفري', 2],
      ['أفريل', 4],
      ['ماي', 5],
      ['جوان', 6],
      ['جويلية', 7],
      ['أوت', 8],
      ['ابريل', 4],
      ['إبريل', 4],
      ['اغسطس', 8],
      ['اكتوبر', 10],
      ['غشت', 8],
      ['يونيه', 6],
      ['يوليه', 7],
      ['يوليوز', 7],
      ['شتنبر', 9],
      ['نونبر', 11],
      ['دجنبر', 12],
    ] as [string, number][]),
  ],
}

/** Months of the Iranian calendar, 1 to 12: Persian pages date by it. */
export const IRANIAN_MONTHS = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' ')

/** Languages tried where a page does not name its own, or names one whose months are not there. A name of two months among them is not read. */
const WIDESPREAD = ['en', 'es', 'fr', 'de', 'it', 'pt', 'nl', 'pl', 'ru', 'uk', 'tr', 'id', 'ro', 'cs', 'sv']

export type MonthNames = { pattern: RegExp; monthOf: (name: string) => number | null }

const read = new Map<string, MonthNames>()

/** The month names of a language as they stand alone, in a date and abbreviated, after CLDR; null for an unknown language. */
export function monthNamesOf(language: string): MonthNames | null {
  return kept(language, () => {
    const months = new Map<string, number | null>()
    const names = namesIn(language)
    for (const [start, month] of startsIn(names)) months.set(start, month)
    for (const [name, month] of names) for (const spelling of spellingsOf(name)) months.set(spelling, month)
    return months
  })
}

/** So many letters tell a month in any language that shortens it. */
const SHORTEST_START = 3

/** By three or four letters, in which CLDR shortens some months of a language and not others: "фев", "Mär", "szep". */
function startsIn(names: [string, number][]): Map<string, number | null> {
  const starts = new Map<string, number | null>()
  for (const [name, month] of names) {
    if (!/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{5}/u.test(name)) continue
    for (const start of [name.slice(0, SHORTEST_START), name.slice(0, SHORTEST_START + 1)]) {
      const other = starts.get(start)
      starts.set(start, other === undefined || other === month ? month : null)
    }
  }
  return starts
}

/** How the months' names of some languages begin, in lower case: what shortened ones are told by. */
export function monthStarts(languages: string[]): string[] {
  const starts = languages
    .flatMap(namesIn)
    .map(([name]) => name)
    .filter((name) => /^\p{L}{3}/u.test(name))
    .map((name) => name.slice(0, SHORTEST_START))
  return [...new Set(starts)]
}

/** The month names of the widespread languages together. */
export function widespreadMonthNames(): MonthNames | null {
  return kept('widespread', () => {
    const months = new Map<string, number | null>()
    for (const [name, month] of WIDESPREAD.flatMap(namesIn)) {
      const other = months.get(name)
      months.set(name, other === undefined || other === month ? month : null)
    }
    return months
  })
}

function kept(key: string, gather: () => Map<string, number | null>): MonthNames | null {
  const known = read.get(key)
  if (known) return known
  const months = gather()
  if (months.size === 0) return null
  const names = [...months.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(`(?<![\\p{L}\\p{M}])(?:${names.map(escaped).join('|')})(?![\\p{L}\\p{M}])`, 'giu')
  const made = { pattern, monthOf: (name: string) => months.get(fold(name)) ?? months.get(name) ?? null }
  read.set(key, made)
  return made
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const fold = (name: string) => name.toLowerCase().replaceAll(/[\s\u00a0]+/g, ' ')

function namesIn(language: string): [string, number][] {
  if (Intl.DateTimeFormat.supportedLocalesOf(language).length === 0) return []
  const names: [string, number][] = [...(FURTHER[language] ?? [])]
  for (const month of ['long', 'short'] as const) {
    for (const rest of [{}, { day: 'numeric', year: 'numeric' }] as const) {
      const locale = `${language}-u-ca-gregory-nu-latn`
      const format = new Intl.DateTimeFormat(locale, { month, ...rest, timeZone: 'UTC' })
      for (let at = 1; at <= 12; at += 1) names.push([monthIn(format, at), at])
    }
  }
  // Months that are only numbers are read as such elsewhere.
  return names.filter(([name]) => /[\p{L}\p{M}]{2}|\p{L}\.\p{L}/u.test(name) && !/\d/.test(name))
}

/**
 * Nuktas are written as one letter, as two, or left out, and so is hamza; Hebrew sets its "in" before the month. No case-blind pattern finds
 * the dotted capital of "İyun" by its small letter.
 */
function spellingsOf(name: string): string[] {
  if (name.startsWith('i')) return [name, name.replace(/^i\u0307?/, 'i'), name.replace(/^i\u0307?/, 'İ')]
  if (/[أإآ]/.test(name)) return [name, name.replaceAll(/[أإآ]/g, 'ا')]
  const joined = name.replaceAll('\u09af\u09bc', '\u09df').replaceAll('\u092b\u093c', '\u095e')
  const apart = name.replaceAll('\u09df', '\u09af\u09bc').replaceAll('\u095e', '\u092b\u093c')
  const bare = apart.replaceAll(/[\u09bc\u093c]/g, '')
  return /^[\u05d0-\u05ea]/.test(name) ? [name, `\u05d1${name}`] : [joined, apart, bare]
}

function monthIn(format: Intl.DateTimeFormat, month: number): string {
  const parts = format.formatToParts(Date.UTC(2023, month - 1, 15))
  const name = fold(parts.find((part) => part.type === 'month')?.value ?? '')
  // "de gener", "d’abril": the preposition is not the month's. "dec." stands without its dot too; "ธ.ค." keeps its own.
  const bare = name.replace(/^(?:de |d[’'])/, '')
  return /\..*\./.test(bare) ? bare : bare.replace(/\.$/, '')
}
