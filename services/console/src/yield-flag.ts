import type { OutletYield } from '@copydesk/store'

/** So few texts may be short by chance. */
const LEAST_RECENT = 5
const LEAST_USUAL = 10
/** Texts half as long as they were are cut short: by a paywall, a new layout, a teaser. */
const DROP = 0.5
const RUN = 5

/** What is wrong with what an outlet's pages give, in a sentence; null where nothing is. */
export function yieldFlag({ recent, recentTexts, usual, usualTexts, without }: OutletYield): string | null {
  if (without >= RUN) return `Its last ${without} pages gave no text.`
  if (recent === null || usual === null || recentTexts < LEAST_RECENT || usualTexts < LEAST_USUAL) return null
  if (recent >= usual * DROP) return null
  return `Its texts are ${Math.round((recent / usual) * 100)}% as long as they were.`
}
