/** Longest feed read, in UTF-16 code units. The longest real ones (podcasts with every episode) have about 12 million. */
export const LONGEST_FEED = 16 * 1024 * 1024
/** Most entries kept of one feed. */
export const MOST_ENTRIES = 5000

export type Mended = { text: string; warnings: string[] }

const REFERENCE = /^&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/i
const LONGEST_REFERENCE = 36
const MOST_STRAY_AMPERSANDS = 100_000
const LONGEST_PERSON = 2000
const LATEST_DOCTYPE = 4096

/** XML as a strict reader takes it: its own DTD and stray ampersands out of the way, and a bounded number of entries. */
export function mendXml(text: string): Mended {
  const doctype = doctypeOf(text)
  const warnings = /<!ENTITY/i.test(doctype) ? ['declares entities of its own: they stay unexpanded'] : []
  const bounded = boundEntries(mendText(text.replace(doctype, () => '')))
  return { text: bounded.text, warnings: [...warnings, ...bounded.warnings] }
}

const mendText = (text: string) => dropEndlessPeople(escapeStrayAmpersands(markBase64(text)))

/** People without the names no person has: the strict reader's time grows with the square of a name's brackets. */
function dropEndlessPeople(text: string): string {
  let kept = ''
  let done = 0
  let start: number | null = null
  for (const { 0: tag, index } of text.matchAll(/<\/?(?:author|managingeditor|webmaster)(?=[\s>])/gi)) {
    if (start !== null && index - start > LONGEST_PERSON) {
      kept += `${text.slice(done, start)}>`
      done = index
    }
    start = tag.startsWith('</') ? null : index + tag.length
  }
  return kept + text.slice(done)
}

/** Atom 0.3 marks base64 by "mode", which the strict reader does not know; the type of Atom 1.0 says the same. */
function markBase64(text: string): string {
  if (!/<feed[^<>]{0,1000}\sversion="0\.3"/i.test(text.slice(0, LATEST_DOCTYPE))) return text
  return text.replaceAll(/ mode=["']base64["']/g, ' type="application/octet-stream"')
}

/** The DOCTYPE with all it declares. Feeds need none, and it is where entity bombs live. */
function doctypeOf(text: string): string {
  const start = text.slice(0, LATEST_DOCTYPE).search(/<!DOCTYPE/i)
  if (start === -1) return ''
  const firstEnd = text.indexOf('>', start)
  const subset = text.indexOf('[', start)
  const hasSubset = subset !== -1 && subset < firstEnd
  const end = hasSubset ? text.indexOf(']>', subset) + 1 : firstEnd
  return end <= 0 ? '' : text.slice(start, end + 1)
}

/** "&" that starts no reference, outside CDATA, becomes "&amp;": half the hand-made feeds write "Fish & Chips". */
function escapeStrayAmpersands(text: string): string {
  let mended = ''
  let mendedCount = 0
  let done = 0
  let at = text.indexOf('&')
  let cdata = text.indexOf('<![CDATA[')
  while (at !== -1) {
    while (cdata !== -1 && cdata < at) {
      const end = text.indexOf(']]>', cdata)
      if (end === -1) return mended + text.slice(done)
      if (at < end) at = text.indexOf('&', end)
      cdata = text.indexOf('<![CDATA[', end)
    }
    if (at === -1) break
    if (!REFERENCE.test(text.slice(at, at + LONGEST_REFERENCE))) {
      mendedCount += 1
      if (mendedCount > MOST_STRAY_AMPERSANDS) break
      mended += `${text.slice(done, at)}&amp;`
      done = at + 1
    }
    at = text.indexOf('&', at + 1)
  }
  return mended + text.slice(done)
}

/** At most MOST_ENTRIES entries, so that the work on a feed is bounded before it is parsed. */
function boundEntries(text: string): Mended {
  const end = /<\/(?:[\w.-]{1,32}:)?(?:item|entry)\s*>/gi
  let count = 0
  let cut = 0
  while (end.test(text)) {
    count += 1
    if (count === MOST_ENTRIES) cut = end.lastIndex
  }
  if (count <= MOST_ENTRIES) return { text, warnings: [] }
  return {
    text: text.slice(0, cut) + closingTags(text),
    warnings: [`kept the first ${MOST_ENTRIES} of ${count} entries`],
  }
}

/** Most tags open at one time. Feeds have ten; the lenient reader's time grows with the square of this. */
const MOST_OPEN_TAGS = 2 * MOST_ENTRIES

/** What opens and what closes; the whole of a tag that HTML never closes, to be passed over. */
const TAG_MARK = /<\/|\/>|<(?:br|hr|img|input|wbr)\b[^<>]*>|<[a-z]/gi

/** Whether tags are opened and opened and never closed: no feed, however broken, but an attack on its reader. */
export function isEndlesslyNested(text: string): boolean {
  let open = 0
  for (const [mark] of text.matchAll(TAG_MARK)) {
    if (mark.length > 2) continue
    open = mark === '</' || mark === '/>' ? Math.max(0, open - 1) : open + 1
    if (open > MOST_OPEN_TAGS) return true
  }
  return false
}

const LONG_TAG = 32 * 1024
const MOST_ATTRIBUTES = 2000

/** Whether a tag has thousands of attributes, for which neither reader has a bound. A long picture address is fine. */
export function hasEndlessTag(text: string): boolean {
  let next = 0
  for (let start = text.indexOf('<'); start !== -1; start = next === text.length ? -1 : next) {
    const following = text.indexOf('<', start + 1)
    next = following === -1 ? text.length : following
    if (next - start < LONG_TAG) continue
    const end = text.indexOf('>', start)
    const tag = text.slice(start, end === -1 ? next : Math.min(end, next))
    if (tag.length >= LONG_TAG && tag.split('=', MOST_ATTRIBUTES + 2).length > MOST_ATTRIBUTES + 1) return true
  }
  return false
}

/** A feed cut short, ended after its last whole entry; null when it has none. */
export function closeCutFeed(text: string): string | null {
  const end = Math.max(
    ...['</item>', '</entry>'].map((tag) => text.lastIndexOf(tag) + tag.length * Number(text.includes(tag))),
  )
  return end <= 0 ? null : text.slice(0, end) + closingTags(text)
}

const ROOT = /<((?:[\w.-]{1,32}:)?(rss|rdf|feed))[\s>]/i

function closingTags(text: string): string {
  const [, name = 'rss', kind = 'rss'] = ROOT.exec(text) ?? []
  return kind.toLowerCase() === 'rss' ? `</channel></${name}>` : `</${name}>`
}
