import type { CheckedAddress } from '@copydesk/console'
import { plural, shortUrl } from '../format.ts'
import { Ago } from '../parts.tsx'
import type { Wire } from '../wire.ts'

export type Checked = Wire<CheckedAddress>

type Props = { checked: Checked; add: (url: string) => void; check: (url: string) => void }

/** What is at an address: a feed and how it is, a page and its feeds, or why neither. */
export function FoundFeed({ checked, add, check }: Props) {
  if (checked.type === 'wrong') return <p class="said bad">{checked.says}</p>
  if (checked.type === 'feed') return <Feed feed={checked} add={add} />
  if (checked.feeds.length === 0)
    return <p class="said bad">That is a page, and it names no feed: give the address of its feed.</p>
  return (
    <div class="said">
      <p>That is a page; the feeds it names:</p>
      <ul>
        {checked.feeds.map(({ url, title }) => (
          <li key={url}>
            <button class="link" type="button" onClick={() => check(url)}>
              {title ?? shortUrl(url)}
            </button>{' '}
            {title === null ? null : <span class="address">{shortUrl(url)}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

type FoundFeed = Extract<Checked, { type: 'feed' }>

function Feed({ feed, add }: { feed: FoundFeed; add: (url: string) => void }) {
  const { url, title, format, entries, newest, titles, findings } = feed
  return (
    <div class="said checked">
      <h2>{title ?? shortUrl(url)}</h2>
      <p>
        {format.toUpperCase()}, {plural(entries, 'entry', 'entries')}
        {newest ? ', the newest ' : ''}
        {newest ? <Ago time={newest} /> : null}
      </p>
      <ul>
        {titles.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <ul class="findings">
        {findings
          .filter(({ level }) => level !== 'good')
          .map(({ says, level }) => (
            <li key={says} class={level}>
              {says}
            </li>
          ))}
      </ul>
      <button type="button" onClick={() => add(url)}>
        Subscribe
      </button>
    </div>
  )
}
