/** Who owns which outlet, by host: a table with the source of each row, and how a file adds to it. */
import { australasia, britain, canada, india } from './commonwealth.ts'
import { broadcasters } from './broadcasters.ts'
import { elsewhere } from './elsewhere.ts'
import { papers } from './papers.ts'
import { regional } from './regional.ts'
import type { Holding } from './holding.ts'

export { countingRules, countsAs, type CountedArticle } from './counts-as.ts'
export { type Carrier, sourceOf } from './source-of.ts'

export type Owner = { name: string; source: string }
/** Owners by host, without "www.". */
export type Owners = ReadonlyMap<string, Owner>

const SEPARATOR = /\s+/

const ownersOf = (holdings: Holding[]): Owners =>
  new Map(
    holdings.flatMap(({ owner, source, hosts }) =>
      hosts
        .trim()
        .split(SEPARATOR)
        .map((host): [string, Owner] => [host, { name: owner, source }]),
    ),
  )

/** The table as it is shipped: facts as they stood in early 2025. Agencies that do nothing but sell their text are not in it: each is its own. */
export const knownOwners: Owners = ownersOf([
  ...papers,
  ...broadcasters,
  ...regional,
  ...britain,
  ...canada,
  ...australasia,
  ...india,
  ...elsewhere,
])

/**
 * The owner of the outlet at a host, or null where it is not known, which is never to be read as "of its own". The most exact row
 * counts: `edition.outlet.example` is looked for before `outlet.example`.
 */
export function ownerOf(host: string, owners: Owners = knownOwners): Owner | null {
  const labels = host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '').split('.')
  for (let first = 0; first < labels.length - 1; first += 1) {
    const owner = owners.get(labels.slice(first).join('.'))
    if (owner) return owner
  }
  return null
}

export type OwnerLines = { owners: Owners; wrong: { line: number; why: string }[] }

const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/

/**
 * Rows added to a table from a file: one a line, `host, owner, source`, `#` begins a remark. A row given here counts instead of one
 * there was. A line that cannot be read is named, and the others are taken.
 */
export function withOwners(text: string, owners: Owners = knownOwners): OwnerLines {
  const all = new Map(owners)
  const wrong: OwnerLines['wrong'] = []
  for (const [at, line] of text.split('\n').entries()) {
    const row = line.replace(/#.*/, '').trim()
    if (!row) continue
    const [host = '', name, ...source] = row.split(',').map((field) => field.trim())
    if (!HOST.test(host.toLowerCase())) wrong.push({ line: at + 1, why: `"${host}" is not a host` })
    else if (!name || source.join().trim() === '') wrong.push({ line: at + 1, why: 'a row is: host, owner, source' })
    else all.set(host.toLowerCase().replace(/^www\./, ''), { name, source: source.join(', ') })
  }
  return { owners: all, wrong }
}
