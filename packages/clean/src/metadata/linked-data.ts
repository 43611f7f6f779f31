/** A schema.org thing as JSON-LD gives it: nothing about it is sure. */
export type Thing = Record<string, unknown>

/** What a page says in JSON-LD: its article and itself, where it names them, and all things with an @id, for references between them. */
export type LinkedData = { article: Thing | null; page: Thing | null; byId: Map<string, Thing> }

const MOST_CHARS = 2_000_000
const MOST_THINGS = 1000
/** Properties through which a page's main thing is wrapped. Lists of other articles are not followed. */
const WRAPPERS = ['@graph', 'mainEntity', 'mainEntityOfPage']

/** https://schema.org/Article and its kinds. */
const ARTICLE_TYPE =
  /^(?:https?:\/\/schema\.org\/)?(?:\w{0,40}NewsArticle|Article|\w{0,40}BlogPosting|Report|ScholarlyArticle|TechArticle|SatiricalArticle)$/

/** Reviews are articles too, and are also named inside the pages of what they review: second choice. */
const REVIEW_TYPE = /^(?:https?:\/\/schema\.org\/)?Review$/

const PAGE_TYPE = /^(?:https?:\/\/schema\.org\/)?WebPage$/

/** Reads every JSON-LD script of a page; scripts that are not JSON are passed over. */
export function readLinkedData(scripts: string[]): LinkedData {
  const things: Thing[] = []
  for (const script of scripts) if (script.length <= MOST_CHARS) gather(parseLoosely(script), things, 0)
  const byId = new Map<string, Thing>()
  for (const thing of things) {
    const id = thing['@id']
    if (typeof id === 'string' && Object.keys(thing).length > 1 && !byId.has(id)) byId.set(id, thing)
  }
  const ofType = (kind: RegExp) => things.find((thing) => typesOf(thing).some((type) => kind.test(type))) ?? null
  return { article: ofType(ARTICLE_TYPE) ?? ofType(REVIEW_TYPE), page: ofType(PAGE_TYPE), byId }
}

function gather(value: unknown, things: Thing[], depth: number): void {
  if (depth > 4 || things.length >= MOST_THINGS || typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const entry of value.slice(0, MOST_THINGS)) gather(entry, things, depth + 1)
    return
  }
  const thing = value as Thing
  things.push(thing)
  for (const wrapper of WRAPPERS) gather(thing[wrapper], things, depth + 1)
}

/** Publishers wrap JSON-LD in comments or CDATA marks and leave raw line breaks inside strings. */
function parseLoosely(script: string): unknown {
  const bare = script.replaceAll(/<!--|-->|<!\[CDATA\[|\]\]>|^\s*\/\/|;\s*$/g, '').trim()
  for (const attempt of [script, bare, bare.replaceAll(/\p{Cc}/gu, ' ')]) {
    try {
      return JSON.parse(attempt)
    } catch {
      // The next, laxer reading.
    }
  }
  return null
}

export function typesOf(thing: Thing): string[] {
  return listOf(thing['@type']).filter((type) => typeof type === 'string')
}

/** A property's values: JSON-LD writes one value with or without a list around it. */
function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value.slice(0, 100) : [value]
}

/** The names of the people or organizations that a property holds, written out, nested or by reference. */
export function namesOf(value: unknown, { byId }: LinkedData): string[] {
  return listOf(value).flatMap((entry) => {
    if (typeof entry === 'string') return [entry]
    if (typeof entry !== 'object' || entry === null) return []
    const thing = entry as Thing
    const id = thing['@id']
    const named = thing['name'] === undefined && typeof id === 'string' ? byId.get(id) : thing
    return listOf(named?.['name']).filter((name) => typeof name === 'string')
  })
}

export function firstString(value: unknown): string | null {
  const found = listOf(value).find((entry) => typeof entry === 'string' && entry.trim() !== '')
  return typeof found === 'string' ? found : null
}
