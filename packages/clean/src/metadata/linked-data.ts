/** A schema.org thing as JSON-LD gives it: nothing about it is sure. */
export type Thing = Record<string, unknown>

/** What a page says in JSON-LD: its article and itself, where it names them, the names of the pages on the way to it, and all things with an @id, for references between them. */
export type LinkedData = {
  article: Thing | null
  page: Thing | null
  site: Thing | null
  trail: string[]
  /** It says of its own address that it is a page of others: of a section, a subject, what was searched for. */
  isCollection: boolean
  byId: Map<string, Thing>
}

const MOST_CHARS = 2_000_000
const MOST_THINGS = 1000
/** Properties through which a page's main thing is wrapped. Lists of other articles are not followed. */
const WRAPPERS = ['@graph', 'mainEntity', 'mainEntityOfPage', 'breadcrumb']

/** https://schema.org/Article and its kinds, below; any prefix for the vocabulary. */
const VOCABULARY = '(?:https?://(?:www\\.)?schema\\.org/|schema:)?'
const ARTICLE_TYPE = new RegExp(
  `^${VOCABULARY}(?:\\w{0,40}NewsArticle|Article|\\w{0,40}BlogPosting|Report|\\w{0,20}ScholarlyArticle|TechArticle|SatiricalArticle|SocialMediaPosting)$`,
)

/** Works that are told like articles, and are also named inside the pages of what they are about: second choice. */
const OTHER_TYPE = new RegExp(`^${VOCABULARY}(?:\\w{0,20}Review|Recipe|HowTo|PodcastEpisode|CreativeWork)$`)

const PAGE_TYPE = new RegExp(`^${VOCABULARY}(?:\\w{0,20}WebPage|ItemPage|AboutPage)$`)
const COLLECTION_TYPE = new RegExp(`^${VOCABULARY}(?:CollectionPage|SearchResultsPage)$`)
const TRAIL_TYPE = new RegExp(`^${VOCABULARY}BreadcrumbList$`)
const SITE_TYPE = new RegExp(`^${VOCABULARY}WebSite$`)

/**
 * Reads every JSON-LD script of a page; scripts that are not JSON are passed over. Of several articles the page's own is the
 * one that gives its address, else the first.
 */
export function readLinkedData(scripts: string[], addresses: string[]): LinkedData {
  const things: Thing[] = []
  for (const script of scripts) if (script.length <= MOST_CHARS) gather(parseLoosely(script), things, 0)
  const byId = new Map<string, Thing>()
  for (const thing of things) {
    const id = thing['@id']
    if (typeof id === 'string' && Object.keys(thing).length > 1 && !byId.has(id)) byId.set(id, thing)
  }
  const ofType = (kind: RegExp) => things.filter((thing) => typesOf(thing).some((type) => kind.test(type)))
  const [page = null] = ofType(PAGE_TYPE)
  const [site = null] = ofType(SITE_TYPE)
  const isOwn = ownBy(addresses)
  const ownOf = (works: Thing[]) => works.find(isOwn) ?? works[0] ?? null
  const article = ownOf(ofType(ARTICLE_TYPE)) ?? ownOf(ofType(OTHER_TYPE))
  const isCollection = ofType(COLLECTION_TYPE).some(isOwn)
  return { article, page, site, trail: trailOf(ofType(TRAIL_TYPE)[0]), isCollection, byId }
}

/** The names along a trail of links, from the front page on. */
function trailOf(trail: Thing | undefined): string[] {
  return listOf(trail?.['itemListElement']).flatMap((entry) => {
    const { name, item } = (entry ?? {}) as Thing
    const given = name ?? (item as Thing | null | undefined)?.['name']
    return typeof given === 'string' && given.trim() !== '' ? [given.trim()] : []
  })
}

/** Whether a thing gives one of these addresses as its own. */
function ownBy(addresses: string[]): (thing: Thing) => boolean {
  const wanted = new Set(addresses.map(bareAddress))
  return (thing) => {
    const main = thing['mainEntityOfPage']
    const stated = [thing['url'], thing['@id'], main, (main as Thing | null | undefined)?.['@id']]
    return stated.some((address) => typeof address === 'string' && wanted.has(bareAddress(address)))
  }
}

/** An address as far as it tells pages apart. */
const bareAddress = (address: string) =>
  address
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[?#][^]*/, '')
    .replace(/\/$/, '')

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

/** Publishers wrap JSON-LD in comments or CDATA marks, leave raw line breaks inside strings and commas after the last value. */
function parseLoosely(script: string): unknown {
  const bare = script.replaceAll(/<!--|-->|<!\[CDATA\[|\]\]>|^\s*\/\/|;\s*$/g, '').trim()
  const unbroken = bare.replaceAll(/\p{Cc}/gu, ' ')
  for (const attempt of [script, bare, unbroken, unbroken.replaceAll(/,(?= {0,64}[}\]])/g, '')]) {
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
export function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value.slice(0, 100) : [value]
}

/** The names of the people or organizations that a property holds, written out, nested or by reference. */
export const namesOf = (value: unknown, linked: LinkedData): string[] =>
  namedIn(value, linked).flatMap((named) => (typeof named === 'string' ? [named] : namesIn(named)))

const ORGANIZATION = /Organization$/

/** The same without what is typed as an organization. */
export const peoplesNames = (value: unknown, linked: LinkedData): string[] =>
  namedIn(value, linked).flatMap((named) => {
    if (typeof named === 'string') return [named]
    return typesOf(named).some((type) => ORGANIZATION.test(type)) ? [] : namesIn(named)
  })

const namesIn = (thing: Thing) => listOf(thing['name']).filter((name) => typeof name === 'string')

function namedIn(value: unknown, { byId }: LinkedData): (string | Thing)[] {
  return listOf(value).flatMap((entry): (string | Thing)[] => {
    if (typeof entry === 'string') return [entry]
    if (typeof entry !== 'object' || entry === null) return []
    const thing = entry as Thing
    const id = thing['@id']
    const named = thing['name'] === undefined && typeof id === 'string' ? byId.get(id) : thing
    return named ? [named] : []
  })
}

export function firstString(value: unknown): string | null {
  const texts = listOf(value).map((entry) => (typeof entry === 'number' ? String(entry) : entry))
  const found = texts.find((entry) => typeof entry === 'string' && entry.trim() !== '')
  return typeof found === 'string' ? found : null
}

/** The addresses that a property holds: written out, or those of pictures and the like, nested or by reference. */
export function addressesIn(value: unknown, { byId }: LinkedData): string[] {
  return listOf(value).flatMap((entry) => {
    if (typeof entry === 'string') return [entry]
    if (typeof entry !== 'object' || entry === null) return []
    const thing = entry as Thing
    const id = thing['@id']
    const held = thing['url'] === undefined && typeof id === 'string' ? byId.get(id) : thing
    return listOf(held?.['url'] ?? held?.['contentUrl']).filter((address) => typeof address === 'string')
  })
}
