import { agenciesIn, placeStyle } from '@copydesk/wire'
import { foldSpace } from '../markup-text.ts'
import {
  BETWEEN_NAMES,
  CHECKED_BY,
  JOB_CHARACTERS,
  JOB_TITLE,
  LEADING,
  NOT_A_NAME,
  NOT_ONE_NAME,
  PARTICLES,
  PICTURED_BY,
  SHARE_LABELS,
  SURNAMES,
  WHERE_OR_WHOM,
} from './byline-words.ts'

const MOST_CHARS = 1000
const MOST_PEOPLE = 20

/** What stands after a name and a comma and belongs to it. */
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i
const ADDRESSES = /\S{0,64}@\S{0,64}|https?:\S*|\([^()]{0,80}\)|\[[^[\]]{0,80}\]/g

/** Splits a byline into people: "By Ann Roe, Bo Li and Cy Wu, Wire News" gives the three. */
export function peopleOf(given: string): string[] {
  const people: string[] = []
  for (const part of partsOf(given)) {
    if (SUFFIX.test(part) && people.length > 0) people.push(`${people.pop()} ${part}`)
    else if (isPerson(part) && !people.includes(part) && !(people.length > 0 && isCity(part))) people.push(part)
  }
  return people.slice(0, MOST_PEOPLE)
}

/** After a name, where its bearer writes from: "Jane Doe | New York". */
const isCity = (part: string) => placeStyle(part) === 'standalone'

/** The one person named by a single word ("Colette", "MrDuck"), where the words before or around it say that it is a person. */
export function loneName(given: string): string[] {
  const [part = '', another] = partsOf(given).filter((one) => !/\d/.test(one))
  const one = another === undefined && /^\p{Lu}[\p{L}\p{M}'’-]{2,24}$/u.test(part) && part !== part.toUpperCase()
  return one && !NOT_A_NAME.test(part) && !NOT_ONE_NAME.test(part) ? [part] : []
}

/** Who checked a text did not write it: East Asian pages name them on the same line. */
const EDITED_BY = /(?:责任编辑|責任編輯|责编|責編|校对|校對|审核|編集)\s?[:：]?\s?[\p{Script=Han}\s]{2,8}/gu

/** Who did something else is told after a colon or "by". */
const MAY_TELL_ROLE = /[:：]|by\s/i
const EAST_ASIAN = /[\u3400-\u9fff\uac00-\ud7ff]/

/** Marks that say only which way a text runs. */
const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

function partsOf(given: string): string[] {
  const named = given.slice(0, MOST_CHARS).replaceAll(DIRECTION, '').replace(LEADING, '').replaceAll(ADDRESSES, ';')
  const bare = withoutAgencies(
    MAY_TELL_ROLE.test(named) ? named.replaceAll(PICTURED_BY, ';').replaceAll(CHECKED_BY, ';') : named,
  ).replaceAll(SHARE_LABELS, ';')
  const without = EAST_ASIAN.test(bare)
    ? bare.replaceAll(EDITED_BY, ';').replaceAll(JOB_TITLE, ';').replaceAll(JOB_CHARACTERS, ';')
    : bare.replaceAll(JOB_TITLE, ';')
  return without
    .replace(/^\s*by\s*[:;]/i, '')
    .split(BETWEEN_NAMES)
    .map((part) => foldSpace(part).replace(LEADING, '').replace(WHERE_OR_WHOM, '').trim())
    .filter((part) => part !== '')
}

/** "John Roe The Associated Press" is John Roe. */
function withoutAgencies(text: string): string {
  let bare = text
  for (const { start, end } of agenciesIn(text).toReversed()) bare = `${bare.slice(0, start)};${bare.slice(end)}`
  return bare
}

/** Joiners within words of Persian and the scripts of India say how letters are drawn. */
const JOINERS = /[\u200c\u200d]/g
/** A capital, or one after an article or a preposition that is written with the name: "al-Rashid", "d’Angelo", "аль-Фахд". */
const CAPITALISED = /^(?:(?:[dlo]|dell|dall|nell|a[dlnrstz]|ash|e[lrsz]|аль|ад|ан|ар|ас|аш|эль|эр|эс|эш)['’-]?)?\p{Lu}/u

function isPerson(given: string): boolean {
  const name = given.replaceAll(JOINERS, '')
  if (name.length > 60 || /^the\s/i.test(name) || (NOT_A_NAME.test(name) && !SURNAMES.test(name))) return false
  if (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name))
    return /^[\p{L}\p{M}\s・·]{2,20}$/u.test(name)
  const parts = name.split(' ')
  if (parts.length < 2 || parts.length > 6 || !/^[\p{L}\p{M}.'’·\- ]+$/u.test(name)) return false
  if (!/\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}/u.test(name)) return true
  return CAPITALISED.test(parts.at(-1)!) && parts.every((part) => CAPITALISED.test(part) || PARTICLES.has(part))
}
