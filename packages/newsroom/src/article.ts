import type { Cast } from './cast.ts'
import { townContext } from './context.ts'
import { sentences, type Sentences } from './grammar.ts'
import type { Happening, Saying } from './happening.ts'
import type { House } from './houses.ts'
import type { Random } from './random.ts'
import type { Wording } from './wording.ts'

/** A text as it stood from a minute on. */
export type Version = { minute: number; headline: string; paragraphs: string[]; notice: string | null }

/** One text made by one author, in all its versions. */
export type Article = {
  id: string
  happening: Happening
  author: House
  /** Name of the reporter. */
  reporter: string
  versions: Version[]
  sayings: { text: string; speaker: string }[]
  /** Full names of those in it. */
  named: { people: string[]; organizations: string[]; places: string[] }
  live: boolean
  lookAlike: boolean
}

const TOWN_FACTS = [...townContext.keys()]

type Writing = { headline: string; paragraphs: string[]; sayings: Saying[]; named: Set<string> }

/** How long and how late a version is: `beats` told, `figure` as known then. */
export type Assignment = {
  order: number
  house: string
  beats: number
  quotes: number
  context: number
  figure: number
}

/**
 * Writes a happening up. Writers of different `order` tell each beat in different sentences. `worded` keeps the wordings chosen:
 * the same assignment with other `beats` or `figure` and the same `worded` gives another version of the same text.
 */
export function write(told: Happening, task: Assignment, wording: Wording, worded: Map<string, string>): Writing {
  const { kind } = told
  const own = (label: string) => told.random.fork(`writer ${task.order} ${label}`)
  const phrase = (label: string, ways: readonly string[]) => {
    const known = worded.get(label)
    if (known !== undefined) return known
    const taken = told.taken.get(label) ?? new Set()
    told.taken.set(label, taken)
    const open = [...ways.keys()].filter((way) => !taken.has(way))
    const free = open.length > 0 ? open : [...ways.keys()]
    const { text, at } = wording.freshest(
      free.map((way) => ways[way] as string),
      own(label),
    )
    taken.add(free[at] as number)
    worded.set(label, text)
    return text
  }
  const cast: Cast = { ...told.cast, [kind.figure]: task.figure, house: task.house }
  const say = sentences(cast)
  const tell = (label: string, ways: readonly string[]) => say.fill(phrase(label, ways), own(`fill ${label}`))
  const headline = sentences(cast).fill(phrase('headline', kind.headlines), own('headline'))
  const lede = tell('lede', kind.ledes)
  const beats = own('order')
    .sample([...kind.beats.keys()], kind.beats.length)
    .slice(0, task.beats)
  const body = beats.map((beat) => tell(`beat ${beat}`, kind.beats[beat] as string[]))
  const heard = own('quotes').sample(told.sayings, task.quotes)
  const quoted = heard.map((saying, at) => attribute(say, saying, own(`quote ${at}`)))
  const towns = own('context').sample(TOWN_FACTS, task.context)
  const background = towns.map((fact) => tell(`town ${fact}`, townContext[fact] as string[]))
  return {
    headline,
    paragraphs: layOut(lede, body, quoted, background, own('layout')),
    sayings: heard,
    named: say.named,
  }
}

const ATTRIBUTIONS: ((quote: string, speaker: string, house: string) => string)[] = [
  (quote, speaker) => `“${quote},” ${speaker} said.`,
  (quote, speaker) => `“${quote},” said ${speaker}.`,
  (quote, speaker) => `${speaker} [said|put it this way|was blunt]: “${quote}.”`,
  (quote, speaker, house) => `“${quote},” ${speaker} told ${house}.`,
  (quote, speaker) => `“${quote},” ${speaker} [added|recalled|went on|told reporters].`,
]

function attribute(say: Sentences, saying: Saying, random: Random): string {
  return say.fill(random.pick(ATTRIBUTIONS)(saying.text, `{${saying.speaker}}`, '{house}'), random)
}

/** Lede first, background last, quotes between; some sentences share a paragraph. */
function layOut(lede: string, body: string[], quoted: string[], background: string[], random: Random): string[] {
  const paragraphs = [lede]
  const waiting = [...quoted]
  for (const sentence of body) {
    const quote = random.chance(0.6) ? waiting.shift() : undefined
    if (quote && random.chance(0.4)) paragraphs.push(`${sentence} ${quote}`)
    else paragraphs.push(sentence, ...(quote ? [quote] : []))
  }
  paragraphs.push(...waiting)
  if (background.length > 1 && random.chance(0.5))
    return [...paragraphs, background.slice(0, 2).join(' '), ...background.slice(2)]
  return [...paragraphs, ...background]
}
