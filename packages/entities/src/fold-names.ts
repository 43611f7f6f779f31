import { remembered } from './remembered.ts'
import { firstNames, leadingFamilyNames } from './tables/first-names.ts'
import { listed } from './tables/listed.ts'
import { honorifics, personOffices } from './tables/people-words.ts'

/** Lower case, no accents, full stops, apostrophes, hyphens, or leading article: how spellings are compared. */
export const foldName: (name: string) => string = remembered((name) => {
  const bare = PLAIN.test(name) ? name : name.normalize('NFKD').replaceAll(/[\p{M}’]/gu, '')
  const folded = bare.replaceAll(/[.'-]/g, '').toLowerCase()
  return folded.startsWith('the ') ? folded.slice(4) : folded
})

const PLAIN = /^[ -~]*$/

/**
 * A person's name apart, folded: what comes before the family name, and the family name with its particles. `initials`: those in the
 * middle, "hw". `suffix`: what tells bearers of one name apart, "jr" or "iii".
 */
export type PersonName = { given: string; family: string; initials: string; suffix: string }

const SUFFIXES = new Set(listed('jr sr ii iii iv vi vii viii ix xii xiii xiv xv xvi xxiii'))
const PARTICLES = new Set(
  listed('al el bin ben ibn van von der den de da di del della dos du la le st ter ten zu af av'),
)
/** First names as news spells them one way and another. Source: the agencies' transliterations. */
const SPELLINGS = new Map(
  listed(
    `mohammed=muhammad=mohammad=mohamed=muhammed; sergei=sergey; dmitry=dmitri=dmitriy=dmitrii; yuri=yury=yuriy=yurii; alexei=aleksei=alexey=aleksey; andrei=andrey; nikolai=nikolay;
    yevgeny=evgeny=yevgeniy=evgeniy=yevgeni; aleksandr=alexandr=alexander; oleksandr=olexander; vasily=vasiliy; valery=valeriy=valeri=valerii; ahmed=ahmad; hussein=hussain=husain; abdullah=abdallah; yasser=yasir; usama=osama`,
    /;/,
  ).flatMap((row) => {
    const [first = '', ...others] = listed(row, /=/)
    return others.map((other): [string, string] => [other, first])
  }),
)

/** The parts of a person's name, without forms of address. Null for no name at all. */
export function personName(words: readonly string[]): PersonName | null {
  const folded = words.map((word) => foldedPart(word.replace(/,$/, '')))
  while (folded.length > 1 && isForm(folded)) folded.shift()
  const suffix = folded.length > 1 && SUFFIXES.has(folded.at(-1)!) ? folded.pop()! : ''
  const pairs = new Set(words.some((word) => word !== word.toUpperCase()) ? words.filter(isPair).map(foldName) : [])
  const isInitial = (word: string, index: number) =>
    index > 0 && index < folded.length - 1 && (word.length === 1 || pairs.has(word))
  const initials = folded.filter(isInitial).join('')
  const names = folded
    .filter((word, index) => word !== '' && (word.length > 1 || index === 0) && !isInitial(word, index))
    .map(transliterated)
  if (names.length === 0) return null
  const apart = { initials, suffix }
  if (leadingFamilyNames.has(names[0]!) && names.length > 1)
    return { family: names[0]!, given: names.slice(1).join(''), ...apart }
  let family = names.length - 1
  while (family > 1 && PARTICLES.has(names[family - 1]!)) family--
  if (family === 1 && PARTICLES.has(names[0]!)) family = 0
  return { given: names.slice(0, family).join(' '), family: names.slice(family).join(' '), ...apart }
}

/** "H.W.", which tables hold without full stops. */
const isPair = (word: string) => /^(?:\p{Lu}\.?){2}$/u.test(word)

/** A form of address, or an office; "Dean Rowley" is called Dean. */
const isForm = ([first = '', ...rest]: string[]) =>
  honorifics.has(first) || (personOffices.has(first) && (rest.length > 1 || !firstNames.has(first)))

const ARTICLE = /^(?:al|el|ul|as|ash|ad|an|ar|at|az)[-’'](?=\p{L})/iu

/** "al-Assad" is "Assad" too. */
const foldedPart = (word: string) => foldName(word.replace(ARTICLE, ''))

/** The Slavic endings -iy, -yy, -ii written one way: "Zelenskyy" is "Zelensky". */
const transliterated = (word: string) => {
  const one = SPELLINGS.get(word) ?? word
  return one.length > 4 ? one.replace(/(?:iy|yy|ii|yi|ij|yj)$/, 'y') : one
}

const LEGAL_FORM =
  /(?:,? (?:inc|incorporated|corp|corporation|co|cos|ltd|limited|plc|llc|llp|lp|ag|gmbh|nv|bv|sa|spa|ab|oyj?|asa|as|bhd|berhad|pty|kk)){1,4}$/

/** A body's name without its legal form: "Acme Shipping Inc." is "Acme Shipping". */
export const foldBody = (name: string): string => foldName(name).replace(LEGAL_FORM, '')

/** A name all in capitals, as headlines have it, in the usual case. Short words may be initials and stay. */
export function inUsualCase(words: readonly string[]): string {
  const name = words.join(' ')
  return name === name.toUpperCase() ? words.map((word) => (word.length > 3 ? lowered(word) : word)).join(' ') : name
}

const lowered = (word: string) => word.toLowerCase().replaceAll(/(?:^|[-'])\p{L}/gu, (first) => first.toUpperCase())
