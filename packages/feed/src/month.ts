/**
 * The beginnings of the months' names in the languages whose feeds spell dates in their own words, as Unicode CLDR
 * abbreviates them (https://cldr.unicode.org), January first. No beginning stands for two months.
 */
const NAMES = [
  'jan feb mar apr may jun jul aug sep oct nov dec', // English
  'jan feb mär apr mai jun jul aug sep okt nov dez', // German
  'janv fév mars avr mai juin juil aoû sept oct nov déc', // French
  'ene feb mar abr may jun jul ago sep oct nov dic', // Spanish
  'gen feb mar apr mag giu lug ago set ott nov dic', // Italian
  'jan fev mar abr mai jun jul ago set out nov dez', // Portuguese
  'jan feb maa apr mei jun jul aug sep okt nov dec', // Dutch
  'jan feb mrt apr maj jun jul aug sep okt nov des', // Dutch again, Swedish, Danish, Norwegian
  'sty lut mar kwi maj cze lip sie wrz paź lis gru', // Polish
  'oca şub mar nis may haz tem ağu eyl eki kas ara', // Turkish
  'янв фев мар апр мая июн июл авг сен окт ноя дек', // Russian
  'янв фев мар апр май июн июл авг сен окт ноя дек',
]

const MONTHS = new Map(
  NAMES.flatMap((names) => names.split(' ').map((name, index): [string, number] => [bare(name), index + 1])),
)

/** The number of a month, 1 to 12, by its number or its name in lower case; 0 when there is no such month. */
export function monthNumber(month: string): number {
  if (/^\d/.test(month)) return Number(month)
  const known = MONTHS.get(month.slice(0, 3))
  if (known !== undefined) return known
  const name = bare(month)
  return MONTHS.get(name.slice(0, 4)) ?? MONTHS.get(name.slice(0, 3)) ?? 0
}

/** Without its accents, which not all keyboards and encodings have. */
function bare(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '')
}
