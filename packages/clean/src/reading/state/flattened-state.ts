const MOST_DEPTH = 60
const MOST_VALUES = 200_000

/**
 * A state that is written as one flat list, in which fields hold places in the list: devalue's (Nuxt 3's `__NUXT_DATA__`, SvelteKit:
 * `[{"title":1},"…"]`) and turbo-stream's (React Router, Remix: `[{"_1":2},"title","…"]`). Undefined where the list is no such one.
 */
export function unflattened(list: unknown): unknown {
  if (!Array.isArray(list) || list.length < 2) return undefined
  const values: unknown[] = list
  const kind = kindOf(values)
  if (kind === null) return undefined
  const filling = { values, kind, left: MOST_VALUES }
  return fill(0, filling, [])
}

type Kind = 'named' | 'numbered'
type Filling = { values: unknown[]; kind: Kind; left: number }

/** By the objects: all they hold are places, and the names are themselves or places, too. */
function kindOf(values: unknown[]): Kind | null {
  const objects = values.filter(isObject)
  const isPlace = (value: unknown) => Number.isInteger(value) && (value as number) < values.length
  const hold = objects.flatMap((value) => Object.values(value))
  if (hold.length === 0 || !hold.every(isPlace)) return null
  const names = objects.flatMap((value) => Object.keys(value))
  return names.every((name) => /^_\d+$/.test(name)) ? 'numbered' : 'named'
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Wrappers that name the kind of what they hold: `["Reactive",1]`, `["Date","…"]`. */
const isWrapper = (value: unknown[]) => typeof value[0] === 'string'

function fill(place: unknown, filling: Filling, within: number[]): unknown {
  filling.left -= 1
  if (typeof place !== 'number' || place < 0 || filling.left < 0) return null
  // What stands within itself would be filled for ever.
  if (within.length > MOST_DEPTH || within.includes(place)) return null
  const value = filling.values[place]
  const inside = [...within, place]
  if (Array.isArray(value)) {
    if (!isWrapper(value)) return value.map((held) => fill(held, filling, inside))
    return typeof value[1] === 'number' ? fill(value[1], filling, inside) : (value[1] ?? null)
  }
  if (!isObject(value)) return value
  const named = Object.entries(value).map(([name, held]) => [nameOf(name, filling), fill(held, filling, inside)])
  return Object.fromEntries(named) as unknown
}

function nameOf(name: string, { values, kind }: Filling): string {
  return kind === 'named' ? name : String(values[Number(name.slice(1))])
}
