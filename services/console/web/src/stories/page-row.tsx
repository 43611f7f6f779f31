import type { CopySummary } from '@copydesk/store'
import { clock, percent, shortUrl } from '../format.ts'
import { outletName } from '../outlets.ts'
import { Out } from '../parts.tsx'
import type { Wire } from '../wire.ts'

type Page = Wire<CopySummary>

/** How much of the text it ran. What the others were made from has nothing to be compared with: it ran all of itself. */
export const shareOf = ({ overlap }: Page) => overlap?.ofOther ?? 1.01

const OWN_WORDS = 0.05

/** A page that carries an article, and what it is to it. */
export function PageRow({ page, articleId }: { page: Page; articleId: string }) {
  const own = page.overlap ? 1 - page.overlap.ofThis : 0
  const share = Math.min(1, shareOf(page))
  return (
    <li>
      <time dateTime={page.foundAt}>{clock(page.foundAt)}</time>
      <Out url={page.url}>
        <b>{outletName(page.outlet)}</b> <span class="address">{shortUrl(page.url)}</span>
      </Out>
      <span class="relation">
        {page.relation}
        {own >= OWN_WORDS ? `, ${percent(own)} its own words` : ''}
      </span>
      <span class="share-bar" aria-hidden="true">
        <i style={{ width: percent(share) }} />
      </span>
      <span class="share">{page.overlap ? `ran ${percent(share)}` : 'whole'}</span>
      {page.ofUrl ? <a href={`/desk/articles/${articleId}/copies/${page.id}`}>Compare</a> : <span />}
    </li>
  )
}
