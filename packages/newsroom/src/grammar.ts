import type { Cast } from './cast.ts'
import type { Random } from './random.ts'

/** Fills sentences for one writer of one happening. Names are given in full once, then as the trade shortens them. */
export type Sentences = {
  fill(sentence: string, random: Random): string
  /** Parts of the cast named so far. */
  named: Set<string>
}

/**
 * Fills sentences written as `[one|the other] {part} {part.form}`: a choice among alternatives (nested at will), then a part of
 * the cast. Forms: `full`, `last`, `short`, `he`, `his`, `He`; without one, the first mention is full and later ones are short.
 */
export function sentences(cast: Cast): Sentences {
  const named = new Set<string>()
  const fill = (sentence: string, random: Random) =>
    tidy(
      choose(sentence, random).replace(/\{(\w+)(?:\.(\w+))?\}/g, (_, part: string, form: string | undefined) =>
        mention(cast, named, part, form),
      ),
    )
  return { fill, named }
}

/** Only the choices of a sentence, innermost first. */
export function choose(sentence: string, random: Random): string {
  let chosen = sentence
  while (chosen.includes('['))
    chosen = chosen.replace(/\[([^[\]]*)\]/g, (_, alternatives: string) => random.pick(alternatives.split('|')))
  return chosen
}

function mention(cast: Cast, named: Set<string>, part: string, form: string | undefined): string {
  const played = cast[part]
  if (played === undefined) throw new Error(`no part ${part} in the cast of ${Object.keys(cast).join(', ')}`)
  if (typeof played === 'string') return played
  if (typeof played === 'number') return inWords(played)
  const known = named.has(part)
  if (form !== 'he' && form !== 'his' && form !== 'He') named.add(part)
  if (played.kind === 'place') return form === 'full' ? `${played.name}, ${played.region}` : played.name
  if (played.kind === 'organization') return form === 'full' || (!form && !known) ? played.full : played.short
  if (form === 'he') return played.woman ? 'she' : 'he'
  if (form === 'He') return played.woman ? 'She' : 'He'
  if (form === 'his') return played.woman ? 'her' : 'his'
  if (form === 'last' || (!form && known)) return played.last
  const name = `${played.first} ${played.last}`
  if (form === 'full') return name
  if (played.title) return `${played.title} ${name}`
  return played.gloss ? `${name}, ${played.gloss},` : name
}

const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** A count as the wires write it: words below ten, digits with commas above. */
function inWords(count: number): string {
  return UNITS[count] ?? count.toLocaleString('en-US')
}

const VOWEL_SOUND = /\b([Aa]) (?=(?:[aeioAEIO]|u(?!ni|se|su|ti)|8|11\b|18\b)(?!ne\b|nce\b|ne-|uro))/g
const SENTENCE_START = /^\p{Ll}|(?<=(?<!\b(?:[ap]\.m|Inc|Corp|vs))[.?!]”? )\p{Ll}/gu

/** Mends what joining parts leaves behind: "a old", doubled commas, a lower-case start. */
function tidy(sentence: string): string {
  const mended = sentence
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,.;:?!])/g, '$1')
    .replace(/,(?=[,.;:?!])/g, '')
    .replace(/,(?=” ?$)/g, '')
    .replace(/(?<=plc|Inc|Corp)\.\./g, '.')
    .replace(VOWEL_SOUND, '$1n ')
    .trim()
  return mended.replace(SENTENCE_START, (letter) => letter.toUpperCase())
}
