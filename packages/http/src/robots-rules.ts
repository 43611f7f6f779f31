type RobotsRule = { allow: boolean; path: string }

/** The rules for one crawler, and the sitemaps named for all. `size` is what they weigh in memory, in characters. */
export type RobotsRules = {
  rules: RobotsRule[]
  crawlDelaySeconds: number | null
  /** As written, in order: http and https addresses only. */
  sitemaps: string[]
  size: number
}

type Group = { agents: string[]; rules: RobotsRule[]; crawlDelaySeconds: number | null; open: boolean }

const MOST_SITEMAPS = 100
const LONGEST_ADDRESS = 2048
const LONGEST_DELAY_SECONDS = 86_400
/** Work allowed for one verdict, in character comparisons: about a tenth of a second. */
const MATCHING_BUDGET = 100_000_000

/**
 * Reads robots.txt for one crawler, by RFC 9309: every group that names its product token counts, else every group
 * for `*`. Crawl-delay is not in the RFC but kept by many hosts; the longest one given is taken.
 */
export function parseRobots(text: string, productToken: string): RobotsRules {
  const groups = groupsOf(text)
  const token = productToken.toLowerCase()
  const named = groups.filter((group) => group.agents.includes(token))
  const chosen = named.length > 0 ? named : groups.filter((group) => group.agents.includes('*'))
  const rules = chosen.flatMap((group) => group.rules)
  const crawlDelaySeconds = chosen.reduce<number | null>((longest, { crawlDelaySeconds: seconds }) => {
    return seconds === null ? longest : Math.max(seconds, longest ?? 0)
  }, null)
  const sitemaps = sitemapsIn(text)
  return { rules, crawlDelaySeconds, sitemaps, size: rules.length + sitemaps.length > 0 ? text.length : 0 }
}

/** https://www.sitemaps.org/protocol.html#submit_robots: full addresses, of no group. */
function sitemapsIn(text: string): string[] {
  const found: string[] = []
  for (const [name, value] of fieldsOf(text)) {
    const isAddress = value.length <= LONGEST_ADDRESS && /^https?:\/\//i.test(value) && URL.canParse(value)
    if (name === 'sitemap' && isAddress && found.length < MOST_SITEMAPS) found.push(value)
  }
  return found
}

/** The rule that forbids a path (with its query), or null: the longest match decides, and allow wins a tie. */
export function forbiddingRule({ rules }: RobotsRules, pathAndQuery: string): string | null {
  if (pathAndQuery === '/robots.txt') return null
  const path = comparable(pathAndQuery)
  let best: RobotsRule | null = null
  let budget = MATCHING_BUDGET
  for (const rule of rules) {
    if (best && !outranks(rule, best)) continue
    if (rule.path.includes('*')) budget -= rule.path.length * path.length
    if (budget < 0) return 'robots.txt is too costly to follow'
    if (covers(rule.path, path)) best = rule
  }
  return best && !best.allow ? `Disallow: ${best.path}` : null
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = []
  for (const [name, value] of fieldsOf(text)) {
    const last = groups.at(-1)
    if (name === 'user-agent') {
      const group = last?.open ? last : newGroup()
      if (group !== last) groups.push(group)
      group.agents.push(productOf(value))
      continue
    }
    const apply = RULES.get(name)
    if (!last || !apply) continue
    last.open = false
    apply(last, value)
  }
  return groups
}

const newGroup = (): Group => ({ agents: [], rules: [], crawlDelaySeconds: null, open: true })

/** The fields that are rules: a user-agent line after one of them opens the next group. */
const RULES = new Map<string, (group: Group, value: string) => void>([
  ['allow', (group, value) => addRule(group, true, value)],
  ['disallow', (group, value) => addRule(group, false, value)],
  ['crawl-delay', setDelay],
])

function setDelay(group: Group, value: string): void {
  if (!/^\d{1,9}(?:\.\d{1,9})?$/.test(value)) return
  group.crawlDelaySeconds = Math.min(Number(value), LONGEST_DELAY_SECONDS)
}

function addRule(group: Group, allow: boolean, value: string): void {
  if (value !== '') group.rules.push({ allow, path: value.split('*').map(comparable).join('*') })
}

function* fieldsOf(text: string): Generator<[name: string, value: string]> {
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const comment = line.indexOf('#')
    const content = comment < 0 ? line : line.slice(0, comment)
    const colon = content.indexOf(':')
    if (colon > 0) yield [content.slice(0, colon).trim().toLowerCase(), content.slice(colon + 1).trim()]
  }
}

/** "Copydesk/1.0" is the token "copydesk": hosts write the version too, though the RFC does not have it. */
const productOf = (value: string) => (value.startsWith('*') ? '*' : (/^[a-z_-]+/i.exec(value)?.[0] ?? '').toLowerCase())

const outranks = (rule: RobotsRule, best: RobotsRule) =>
  rule.path.length > best.path.length || (rule.path.length === best.path.length && rule.allow && !best.allow)

/**
 * Does a rule's path match from the start? `*` is any run of characters and `$` at the end is the end (section
 * 2.2.3). Taking the first place each part fits is enough, so there is no backtracking.
 */
function covers(rulePath: string, path: string): boolean {
  const anchored = rulePath.endsWith('$')
  const [first = '', ...rest] = (anchored ? rulePath.slice(0, -1) : rulePath).split('*')
  if (!path.startsWith(first)) return false
  if (rest.length === 0) return !anchored || path.length === first.length
  const last = anchored ? (rest.pop() ?? '') : ''
  let at = first.length
  for (const part of rest) {
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return path.length - last.length >= at && path.endsWith(last)
}

/** Section 2.2.2: both sides percent-encoded alike, with nothing encoded that need not be. */
function comparable(path: string): string {
  const encoded = path.toWellFormed().replace(/[^!-~]+/g, encodeURIComponent)
  return encoded.replace(/%[0-9a-f]{2}/gi, (octet) => {
    const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16))
    return /[\w.~-]/.test(character) ? character : octet.toUpperCase()
  })
}
