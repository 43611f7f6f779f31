import { write } from './article.ts'
import type { Cast } from './cast.ts'
import { happening, type Happening } from './happening.ts'
import { agencies, outlets } from './houses.ts'
import { kinds } from './kinds/kinds.ts'
import { random, type Random } from './random.ts'
import { wording, type Wording } from './wording.ts'

/** An article of a set of look-alikes, and the happening it is about. `kind` names what the pair is of. */
export type LookAlikeArticle = {
  id: string
  happening: string
  kind: string
  title: string
  text: string
  publishedAt: string
}

/** What the second happening has in common with the first: nobody, its town, or its town and its people. */
const SHARED = ['kind', 'town', 'people'] as const
const OUTLETS = 12
const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')
const MINUTE_MS = 60_000
const DAY_MINUTES = 1440
const FACTS_OF_TOWN = ['city', 'nearby', 'water', 'historian', 'population', 'founded', 'fair', 'craft']
const WRITERS = { least: 2, most: 4 }

/**
 * Pairs of happenings of one kind within two days, as newsrooms have them every week: two storms in two towns, two trials
 * before one judge, two matches of the same teams, a company's results and its next. Each is told by several writers in
 * sentences of their own. Deterministic in its arguments; in order of time.
 */
export function createLookAlikes(seed: number, pairs: number): LookAlikeArticle[] {
  const source = random(`look-alikes ${seed}`)
  const words = wording()
  const told = Array.from({ length: pairs }, (_, at) => pairOf(at, source.fork(at), words)).flat()
  return told.toSorted((a, b) => (a.publishedAt < b.publishedAt ? -1 : 1))
}

function pairOf(at: number, from: Random, words: Wording): LookAlikeArticle[] {
  const kind = kinds[at % kinds.length] as (typeof kinds)[number]
  const shared = SHARED[Math.floor(at / kinds.length) % SHARED.length] as (typeof SHARED)[number]
  const minute = from.whole(0, DAY_MINUTES)
  const first = happening(`${at}-first`, kind, minute, from.fork('first'), words)
  const later = minute + from.whole(60, DAY_MINUTES * 2)
  const second = happening(`${at}-second`, kind, later, from.fork('second'), words)
  const beside = { ...second, cast: castBeside(first.cast, second.cast, shared) }
  return [first, beside].flatMap((one) => tellings(one, `${kind.name}, one ${shared}`, words))
}

function castBeside(first: Cast, second: Cast, shared: (typeof SHARED)[number]): Cast {
  if (shared === 'kind') return second
  const named = Object.entries(first).filter(([part, played]) =>
    shared === 'town' ? FACTS_OF_TOWN.includes(part) : FACTS_OF_TOWN.includes(part) || typeof played === 'object',
  )
  return { ...second, ...Object.fromEntries(named) }
}

function tellings(told: Happening, kind: string, words: Wording): LookAlikeArticle[] {
  const from = told.random.fork('tellings')
  const houses = [...agencies, ...outlets(OUTLETS, from.fork('outlets'))]
  return from.sample(houses, from.whole(WRITERS.least, WRITERS.most)).map((house, order) => {
    const task = {
      order,
      house: house.name,
      beats: from.whole(4, told.kind.beats.length),
      quotes: from.whole(1, 3),
      context: from.whole(0, 2),
      figure: told.cast[told.kind.figure] as number,
    }
    const { headline, paragraphs } = write(told, task, words, new Map())
    return {
      id: `${told.id}-${order}`,
      happening: told.id,
      kind,
      title: headline,
      text: paragraphs.join('\n\n'),
      publishedAt: new Date(STARTS_AT + (told.minute + from.whole(5, 600)) * MINUTE_MS).toISOString(),
    }
  })
}
