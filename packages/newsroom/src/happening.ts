import { casting, type Cast } from './cast.ts'
import { sentences } from './grammar.ts'
import type { Kind } from './kinds/kind.ts'
import type { Random } from './random.ts'
import type { Wording } from './wording.ts'

/** A thing that somebody said, as every writer who was told it has it. `speaker` is a part in the cast. */
export type Saying = { text: string; speaker: string }

/** One happening of the simulated day: what is true of it, before anybody writes. */
export type Happening = {
  id: string
  kind: Kind
  /** Minute of the day at which it happens; below zero for the evening before. */
  minute: number
  cast: Cast
  sayings: Saying[]
  /** Which ways of telling each beat are taken by its writers so far. */
  taken: Map<string, Set<number>>
  random: Random
}

/** Makes a happening of a kind. All its choices come from `random`. */
export function happening(id: string, kind: Kind, minute: number, random: Random, wording: Wording): Happening {
  const make = casting(random.fork('cast'))
  const cast: Cast = { ...townFacts(make), ...kind.cast(make) }
  return {
    id,
    kind,
    minute,
    cast,
    sayings: sayings(kind, cast, random.fork('sayings'), wording),
    taken: new Map(),
    random,
  }
}

const townFacts = (make: ReturnType<typeof casting>): Cast => ({
  nearby: make.place(),
  water: make.river(),
  historian: make.person(
    null,
    make.pick(['a local historian', 'a museum curator', 'an archivist', 'a retired editor', 'a folklorist']),
  ),
  caller: make.neighbour(),
  population: make.round(8200, 412_000, 100),
  founded: String(make.number(1621, 1912)),
  fair: make.pick([
    'cider fair',
    'kite festival',
    'wool market',
    'lantern parade',
    'book week',
    'regatta',
    'mushroom fair',
    'brass band contest',
  ]),
  craft: make.pick([
    'glassmaking',
    'salt',
    'paper',
    'shipbuilding',
    'beet sugar',
    'clockmaking',
    'tanning',
    'ceramics',
    'herring',
    'locomotives',
    'linen',
    'tin',
  ]),
})

const SAYINGS_PER_SPEAKER = 2

function sayings(kind: Kind, cast: Cast, random: Random, wording: Wording): Saying[] {
  // Inside quotation marks people use short names, as people do.
  const spoken = sentences(cast)
  for (const part of Object.keys(cast)) spoken.named.add(part)
  return Object.entries(kind.quotes).flatMap(([speaker, texts]) => {
    const left = [...texts]
    return Array.from({ length: SAYINGS_PER_SPEAKER }, () => {
      const { text, at } = wording.freshest(left, random)
      left.splice(at, 1)
      return { speaker, text: spoken.fill(text, random) }
    })
  })
}
