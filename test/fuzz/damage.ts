import { mutant } from '@copydesk/feed/mutations'
import { drawFrom, hostileText, one, type Draw } from './hostile-text.ts'

/** Markup in which splinters, tags without end, bombs and exchanges were put. */
export const damagedMarkup = (whole: readonly string[], seed: number, reach: number): string =>
  mutant(whole, seed, reach).text

type Damage = (text: string, draw: Draw, reach: number) => string

const at = (text: string, draw: Draw, piece: string) => {
  const place = draw(text.length + 1)
  return text.slice(0, place) + piece + text.slice(place)
}
const many = (piece: string, draw: Draw, reach: number) => piece.repeat(Math.ceil(draw(reach) / (piece.length + 1)))
const WORDS = [
  'said ',
  '“',
  '”',
  'Mr. ',
  '(AP) ',
  'John Smith ',
  '$1 million ',
  '1,',
  'A.',
  '\n',
  'according to ',
  '，',
  'İ',
  'ﬁ',
  '\u0301',
  '—',
] as const

/** What readers of prose stumble over. */
const DAMAGES: [Damage, ...Damage[]] = [
  (text, draw) => text.slice(draw(text.length)),
  (text, draw) => at(text, draw, hostileText(draw)),
  (text, draw, reach) => at(text, draw, many(one(WORDS, draw), draw, reach)),
  (text, draw, reach) => many(`${text}\n`, draw, reach) || text,
  (text, draw) => text.split(' ').toSorted(() => draw(3) - 1).join(' '),
  (text) => text.toUpperCase(),
  (text) => text.replaceAll(/[.!?]/g, ''),
  (text) => text.replaceAll(/\s+/g, ''),
  (text, draw) => text.replaceAll('a', one(WORDS, draw)),
  (text, draw) => text.split('').map((letter) => (draw(30) === 0 ? String.fromCharCode(draw(0xffff)) : letter)).join(''),
  (text, draw) => text.split('\n').toReversed().join(one(['\n', '\r', '\u2028', ' '], draw)),
] // prettier-ignore

/** One of the texts, damaged in none to three ways. */
export function damagedText(whole: readonly string[], seed: number, reach: number): string {
  const draw = drawFrom(seed)
  let text = whole[draw(whole.length)] ?? ''
  for (let count = draw(4); count > 0; count -= 1) text = one(DAMAGES, draw)(text, draw, reach)
  return text.slice(0, 2 * reach)
}
