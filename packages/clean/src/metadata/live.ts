import type { Document } from 'domhandler'
import { markupText } from '../markup-text.ts'
import type { Chosen } from './choose.ts'
import { typesOf } from './linked-data.ts'
import type { PageFacts } from './page-facts.ts'

/** As a headline says that it goes on: en, es, pt, fr, it, de, nl, sv/no/da, pl, ru. */
const LIVE_TITLE =
  /^(?:live|en direct|en directo|en vivo|ao vivo|in diretta|diretta|liveblog|liveticker)\s?[:|•–—-]|[:|•–—-]\s?(?:live|en direct|en directo|en vivo|ao vivo|diretta|live blog|liveblog|liveticker)$|(?<!\p{L})(?:live|en direct|en directo|en vivo|ao vivo|diretta)\s?:|\bas it happened\b|\blive (?:updates?|blog|coverage|ticker|news)\b|\b(?:liveblog|liveticker|minuto a minuto|direktrapport|på żywo|онлайн-трансляция)\b/iu
/** In capitals also without a sign after it. */
const LIVE_LABEL = /^LIVE\s/u
const LIVE_ADDRESS = /\/live(?:-?blog|-?ticker)?\/|[/-]live-?(?:blog|updates?|ticker|coverage)\b|[/-]live$/iu
/** Updates with a time each; a page that is told once shows two, of its publication and its last change. */
const FEWEST_UPDATES = 3
const CLOCK = /^[^\p{L}\p{N}]{0,3}(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d)/u
const MACHINE_CLOCK = /T(\d\d:\d\d)/

/**
 * Whether a page is a live blog: it says so to machines (https://schema.org/LiveBlogPosting), or its headline or address does and
 * three updates or more with a time each are on it.
 */
export function liveBlog(
  { linked, elements, tree }: PageFacts,
  title: string | null,
  address: string | null,
): Chosen<true> {
  if (linked.article && typesOf(linked.article).some((type) => type.endsWith('LiveBlogPosting')))
    return { value: true, provenance: { source: 'json-ld LiveBlogPosting', confidence: 0.95 } }
  const path = address && URL.canParse(address) ? new URL(address).pathname.replace(/\/$/, '') : ''
  const says = LIVE_TITLE.test(title ?? '') || LIVE_LABEL.test(title ?? '')
  if (!says && !LIVE_ADDRESS.test(path)) return null
  const marked = elements.times.map(({ attribs }) => MACHINE_CLOCK.exec(attribs['datetime'] ?? '')?.[1] ?? '')
  const updates = Math.max(new Set(marked.filter((clock) => clock !== '')).size, shownClocks(tree))
  return updates < FEWEST_UPDATES ? null : { value: true, provenance: { source: 'timed updates', confidence: 0.7 } }
}

function shownClocks(tree: Document): number {
  const lines = markupText(tree).split('\n')
  return new Set(lines.flatMap((line) => CLOCK.exec(line)?.[0] ?? [])).size
}
