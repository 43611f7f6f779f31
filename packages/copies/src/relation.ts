import { outletOf, type Overlap, type Relation } from '@copydesk/news'
import type { PageText } from './prepared-page.ts'

/** A copy that differs by more than this is edited. */
const WHOLE = 0.9
/** Nearly the whole of an excerpt, furniture that was not recognised allowed for. */
const NEARLY_WHOLE = 0.85
/** At most this share of the other text is a part of it. */
const PART = 0.6

/** Whether a page is an excerpt of another: nearly all of it is there, where it is only a part. */
export const isExcerpt = ({ ofThis, ofOther }: Overlap) => ofThis >= NEARLY_WHOLE && ofOther < PART

/** How a page stands to the page its text was made from. */
export function relationOf(overlap: Overlap, sameOutlet: boolean): Exclude<Relation, 'original'> {
  const whole = overlap.ofThis >= WHOLE && overlap.ofOther >= WHOLE
  const untouched = overlap.ofThis === 1 && overlap.ofOther === 1
  if (sameOutlet && !untouched) return 'revision'
  if (whole) return 'reprint'
  return isExcerpt(overlap) ? 'excerpt' : 'edited reprint'
}

/** The outlet of a page: its publisher as named, else its host; null when it has neither. */
export function outletName(page: Pick<PageText, 'publisher' | 'url'>): string | null {
  if (page.publisher) return page.publisher.trim().toLowerCase()
  return page.url !== null && URL.canParse(page.url) ? outletOf(page.url) : null
}
