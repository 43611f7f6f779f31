import { stableId, type EntityRef } from '@copydesk/news'
import { foldName, inUsualCase } from './fold-names.ts'
import { countryName, knownName } from './known-names.ts'
import namesakes from './knowledge/namesakes.json' with { type: 'json' }
import { remembered } from './remembered.ts'
import { listed } from './tables/listed.ts'

/** A place as a text names it. `before`: the three words before it, in lower case. */
export type NamedPlace = { words: readonly string[]; before: readonly string[] }

/** How many times as many people the largest city of a name has as the next, where news means it by the bare name. */
const FAR_LARGER = 8
/** The states of the United States stand by their names, other countries by their code (ISO 3166-1 alpha-2). */
type Where = string

/** Cities that share a name: where each is, the largest first. Source: GeoNames, by scripts/list-namesakes.ts. */
const cities = new Map(Object.entries(namesakes).map(([name, places]) => [name, places as Record<Where, number>]))
/** Parts of countries that news puts beside their cities instead of the country. */
const PARTS: Record<Where, string> = {
  GB: 'England; Scotland; Wales; Northern Ireland',
  CA: 'Ontario; Quebec; British Columbia; Alberta; Manitoba; Saskatchewan; Nova Scotia; New Brunswick; Newfoundland; Prince Edward Island',
  AU: 'New South Wales; Queensland; Victoria; Tasmania; South Australia; Western Australia; Northern Territory',
}
const countryOfPart = new Map(
  Object.entries(PARTS).flatMap(([code, names]) => listed(names, /;/).map((name): [string, Where] => [name, code])),
)

/**
 * Which place each name stands for. Of cities of one name it is the one whose state or country stands beside it, here or
 * before; else the one that is far larger than the others; else the one the text says later, or the only one whose state or
 * country it names. Where all that tells nothing it stays unnamed.
 */
export function identifyPlaces(places: readonly (NamedPlace | null)[]): (EntityRef | null)[] {
  const named = places.map((place) => (place ? wheresOf(place.words.join(' ')) : []))
  const all = new Set(named.flat())
  const beside = places.map((place, index) => place && besideIt(place, index, places, named))
  const said = firstSaid(places, beside)
  return places.map((place, index) => {
    if (!place) return null
    const shared = cities.get(cityKey(place))
    if (!shared || knownName(place.words.join(' '), 'place')?.country) return placeOf(place.words)
    const first = said.get(cityKey(place))
    const before = first && first.index < index ? first.where : null
    const where = beside[index] ?? before ?? farLarger(shared) ?? first?.where ?? onlyHinted(shared, all)
    return where === null ? null : cityOf(place.words, where, Object.keys(shared)[0] === where)
  })
}

/** Where the text first says each city is, and at which name. */
function firstSaid(places: readonly (NamedPlace | null)[], beside: readonly (Where | null)[]) {
  const said = new Map<string, { where: Where; index: number }>()
  for (const [index, place] of places.entries()) {
    const where = beside[index]
    if (place && where && !said.has(cityKey(place))) said.set(cityKey(place), { where, index })
  }
  return said
}

const cityKey = ({ words }: NamedPlace) => {
  const name = words.join(' ')
  return foldName(knownName(name, 'place')?.name ?? name)
}

/** What a name may say of where a city is. "Georgia" is both a country and a state. */
function wheresOf(name: string): Where[] {
  const known = knownName(name, 'place')
  const wheres: Where[] = [known?.name ?? name]
  if (known?.country) wheres.push(known.country)
  const whole = countryOfPart.get(known?.name ?? name)
  if (whole) wheres.push(whole)
  return wheres
}

/** Where the city is by the place that follows it after a comma: "Moscow, Idaho". */
function besideIt(
  { words }: NamedPlace,
  index: number,
  places: readonly (NamedPlace | null)[],
  named: readonly Where[][],
): Where | null {
  const next = places[index + 1]
  const shared = cities.get(cityKey({ words, before: [] }))
  if (!next || !shared || next.before.at(-1) !== ',') return null
  if (next.before.at(-2)?.replaceAll('.', '') !== words.at(-1)!.toLowerCase()) return null
  return named[index + 1]!.find((where) => where in shared) ?? null
}

function farLarger(shared: Record<Where, number>): Where | null {
  const [first, second] = Object.entries(shared)
  return first![1] >= FAR_LARGER * second![1] ? first![0] : null
}

function onlyHinted(shared: Record<Where, number>, all: ReadonlySet<Where>): Where | null {
  const hinted = Object.keys(shared).filter((where) => all.has(where))
  return hinted.length === 1 ? hinted[0]! : null
}

const placeId = remembered((name) => stableId('entity', 'place', foldName(name)))

function placeOf(words: readonly string[]): EntityRef {
  const known = knownName(words.join(' '), 'place')
  if (known?.country) return { id: `country:${known.country}`, name: known.name }
  const name = known?.name ?? inUsualCase(words)
  return { id: placeId(name), name }
}

/** The largest city of a name has the id of the bare name. */
function cityOf(words: readonly string[], where: Where, largest: boolean): EntityRef {
  const { id, name } = placeOf(words)
  if (largest) return { id, name }
  const shown = where.length === 2 ? countryName(where) : where
  return { id: stableId('entity', 'place', foldName(name), where), name: `${name}, ${shown}` }
}
