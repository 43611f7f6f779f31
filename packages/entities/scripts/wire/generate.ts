import { readMarked, type MarkedText } from '../../src/marked-names.ts'
import type { Random } from '../random.ts'
import { BUSINESS } from './business.ts'
import { Cast } from './cast.ts'
import { MODERN } from './modern.ts'
import { SPORT } from './sport.ts'
import { WORLD } from './world.ts'

/** How often a line of a template is kept, and how many times one that begins with * is said again at most. */
const KEPT = 0.7
const MOST_REPEATS = 7

/** Kinds of text by how many of them there are in a hundred. */
const KINDS: { templates: string[][]; share: number; printed: number }[] = [
  { templates: SPORT, share: 42, printed: 0.15 },
  { templates: WORLD, share: 26, printed: 0.4 },
  { templates: BUSINESS, share: 20, printed: 0.3 },
  { templates: MODERN, share: 12, printed: 0.9 },
]

/** Made-up news wire with its names marked, in the forms agencies use: headlines, datelines, results, prices, credits. */
export function generateWire(count: number, random: Random): MarkedText[] {
  return Array.from({ length: count }, () => {
    const kind = kindFor(random)
    const cast = new Cast(random)
    const lines = random
      .pick(kind.templates)
      .filter(() => random.chance(KEPT))
      .flatMap((template) => repeated(template, random).map((line) => cast.fill(line)))
    const printed = random.chance(kind.printed)
    return readMarked(`${lines.map((line) => (printed ? asPrinted(line) : spaced(line))).join('\n')}\n`)
  })
}

function kindFor(random: Random) {
  let draw = random.next() * KINDS.reduce((sum, { share }) => sum + share, 0)
  return KINDS.find(({ share }) => (draw -= share) < 0) ?? KINDS[0]!
}

const repeated = (template: string, random: Random) =>
  template.startsWith('*')
    ? Array.from({ length: 1 + random.below(MOST_REPEATS) }, () => template.slice(1))
    : [template]

/** Without spaces before stops and inside brackets; quotation marks close up to what they quote. */
const asPrinted = (line: string) =>
  line
    .replaceAll(/" ([^"]*) "/g, '“$1”')
    .replaceAll(/ ([,.;:)!?%]|['’]s\b|['’](?= ))/g, '$1')
    .replaceAll(/([($]) /g, '$1')
    .replaceAll('..', '.')

/** Each mark a word of its own, as corpora of news wire have it. */
const spaced = (line: string) =>
  line
    .replaceAll(/(?<! )([;)!?”]|,(?!\d))/g, ' $1')
    .replaceAll(/([(“])(?! )/g, '$1 ')
    .replaceAll(/(?<=[\p{L}}])(['’]s)\b/gu, ' $1')
    .replaceAll(/(?<=[\p{L}})]{2})\.(?= |$)/gu, ' .')
    .replaceAll(/ {2,}/g, ' ')
