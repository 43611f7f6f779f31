import type { CheckedAddress, CheckedFeed, UnreadFeed } from '@copydesk/console'
import { plural, shortUrl } from '../format.ts'
import { Ago } from '../parts.tsx'
import type { Wire } from '../wire.ts'

export type Checked = Wire<CheckedAddress>

type Act = (url: string) => void
type Props = { checked: Checked; add: Act; check: Act }

/** What is at an address: a feed and how it is, a page and each of its feeds, or why neither. */
export function FoundFeed({ checked, add, check }: Props) {
  if (checked.type === 'wrong') return <p class="said bad">{checked.says}</p>
  if (checked.type === 'feed') {
    return (
      <div class="said checked">
        <Feed feed={checked} add={add} />
      </div>
    )
  }
  const { feeds, guessed } = checked
  if (feeds.length === 0)
    return <p class="said bad">That is a page, and it names no feed: give the address of its feed.</p>
  return (
    <div class="said">
      <p>
        {guessed
          ? 'That is a page, and it names no feed; there is one where sites often have theirs:'
          : `That is a page, and it names ${plural(feeds.length, 'feed')}:`}
      </p>
      <ul class="found-feeds">
        {feeds.map((feed) => (
          <li key={feed.url} class="checked">
            {feed.type === 'feed' ? <Feed feed={feed} add={add} /> : <Unread feed={feed} check={check} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Unread({ feed: { url, title, says }, check }: { feed: Wire<UnreadFeed>; check: Act }) {
  return (
    <>
      <h2>{title ?? shortUrl(url)}</h2>
      <p class="address">{shortUrl(url)}</p>
      {says === null ? null : <p class="bad">{says}</p>}
      <button class="quiet" type="button" aria-label={`Check ${title ?? shortUrl(url)}`} onClick={() => check(url)}>
        Check
      </button>
    </>
  )
}

function Feed({ feed, add }: { feed: Wire<CheckedFeed>; add: Act }) {
  const { url, movedTo, title, format, entries, newest, titles, findings } = feed
  const address = movedTo ?? url
  return (
    <>
      <h2>{title ?? shortUrl(url)}</h2>
      <p>
        <span class="address">{shortUrl(address)}</span> · {format.toUpperCase()}, {plural(entries, 'entry', 'entries')}
        {newest ? ', the newest ' : ''}
        {newest ? <Ago time={newest} /> : null}
      </p>
      <ul class="first-entries">
        {titles.map((one, at) => (
          <li key={at}>{one}</li>
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
      <button type="button" aria-label={`Subscribe to ${title ?? shortUrl(url)}`} onClick={() => add(address)}>
        Subscribe
      </button>
    </>
  )
}
