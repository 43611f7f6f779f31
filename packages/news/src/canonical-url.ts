import {
  ampParameters,
  channelParameters,
  channels,
  sessionHash,
  sessionInPath,
  sessionParameters,
  spellings,
  trackingParameters,
} from './address-rules.ts'

/** RFC 1035, section 2.3.4, with its dot at the end left out. */
const LONGEST_HOST = 253

const rules = [...trackingParameters, ...sessionParameters]
const names = new Set(rules.flatMap((rule) => rule.names ?? []))
const prefixes = rules.flatMap((rule) => rule.prefixes ?? [])

/**
 * One spelling for one page, and still an address to fetch it by: lower-case host, no default port, no fragment, no user,
 * RFC 3986's spelling of percent-encoding (section 6.2.2), no tracking parameters and session ids (address-rules.ts), the
 * rest of the query sorted and otherwise as it was. Nothing here joins addresses that could be two pages. Null for what
 * is not an http(s) URL, or names a host longer than DNS allows.
 */
export function canonicalUrl(address: string, base?: string): string | null {
  const url = webAddress(address, base)
  if (!url) return null
  url.pathname = percentEncoding(sessionInPath.reduce((path, session) => path.replace(session, ''), url.pathname))
  url.search = parametersOf(url)
    .filter((parameter) => !saysNothing(parameter))
    .toSorted(byName)
    .join('&')
  return url.href
}

/**
 * One spelling for one address, with all that it says: as `canonicalUrl`, but for its path and query, of which nothing is
 * dropped. What names a channel in the address of a page (`?from=rss`) may be what asks for the feed in a feed's.
 */
export function feedAddress(address: string): string | null {
  const url = webAddress(address)
  if (!url) return null
  url.pathname = percentEncoding(url.pathname)
  url.search = percentEncoding(url.search)
  return url.href
}

/** An http(s) address without fragment and user. */
function webAddress(address: string, base?: string): URL | null {
  const url = URL.parse(address.trim(), base)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  if (url.hostname.length > LONGEST_HOST) return null
  url.hash = ''
  url.username = ''
  url.password = ''
  return url
}

/** A parameter of a query as it is written, e.g. `id=7`. */
type Parameter = string

const parametersOf = (url: URL): Parameter[] =>
  percentEncoding(url.search.slice(1))
    .split('&')
    .filter((parameter) => parameter !== '')

const nameOf = (parameter: Parameter) => parameter.split('=', 1)[0] ?? ''

// Equal names keep their order, which may mean something.
const byName = (a: Parameter, b: Parameter) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0)

function saysNothing(parameter: Parameter): boolean {
  const name = nameOf(parameter).toLowerCase()
  const value = parameter.slice(name.length + 1)
  if (names.has(name) || prefixes.some((prefix) => name.startsWith(prefix))) return true
  if (channelParameters.includes(name)) return channels.test(value)
  return sessionHash.names.includes(name) && sessionHash.value.test(value)
}

/** RFC 3986, sections 6.2.2.1 and 6.2.2.2: unreserved characters plain, the rest with upper-case digits. */
const percentEncoding = (text: string): string =>
  text.replace(/%[0-9a-f]{2}/gi, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16))
    return /[\w.~-]/.test(character) ? character : encoded.toUpperCase()
  })

/**
 * What the addresses of one page often share, and sometimes those of two: no scheme, www, AMP, index file, file extension,
 * slash at the end. For comparing only, and only beside other evidence. Takes a canonical address.
 */
export function looseAddress(canonical: string): string {
  const url = new URL(canonical)
  let { host, pathname } = url
  for (const { host: inHost, path, to } of spellings) {
    if (inHost) host = host.replace(inHost, to)
    if (path) pathname = pathname.replace(path, to)
  }
  const parameters = parametersOf(url).filter((parameter) => !ampParameters.has(parameter.toLowerCase()))
  return `${host}${pathname}${parameters.length > 0 ? '?' : ''}${parameters.join('&')}`
}

/** An address without these parameters of its query. Takes a canonical address, gives one. */
export function withoutParameters(canonical: string, dropped: readonly string[]): string {
  if (dropped.length === 0 || !canonical.includes('?')) return canonical
  const url = new URL(canonical)
  url.search = parametersOf(url)
    .filter((parameter) => !dropped.includes(nameOf(parameter)))
    .join('&')
  return url.href
}

/**
 * The parameters whose values tell two addresses apart that are alike in everything else. Null where something else
 * does. Takes canonical addresses.
 */
export function differingParameters(one: string, other: string): string[] | null {
  const [a, b] = [new URL(one), new URL(other)]
  if (a.host !== b.host || a.pathname !== b.pathname) return null
  const [left, right] = [parametersOf(a), parametersOf(b)]
  const found: string[] = []
  for (const [at, parameter] of left.entries()) {
    const beside = right[at]
    if (left.length !== right.length || beside === undefined || nameOf(beside) !== nameOf(parameter)) return null
    if (beside !== parameter) found.push(nameOf(parameter))
  }
  return found
}

/** The outlet of a page, as far as its address tells: its host, with the port where it is not the usual one. */
export function outletOf(address: string): string {
  return new URL(address).host.replace(/^www\./, '')
}
