import { readFileSync } from 'node:fs'
import { bareFeed, readFeedList, subscriptionTo, type ListedFeed } from '@copydesk/feed'
import { decodeBody } from '@copydesk/http'
import { feedAddress } from '@copydesk/news'
import type { Config } from '@copydesk/service'
import type { Store } from '@copydesk/store'
import { Complaint } from '../complaint.ts'
import { isUrl, readInput, whyNot } from '../input/read-input.ts'
import { say } from '../input/plain.ts'

/** Subscribes to what `--feeds` names: a feed's address, the address of an OPML list, or a file with either kind of list. */
export async function subscribe(store: Store, names: string[], config: Config, at: Date): Promise<number> {
  let added = 0
  for (const name of names) {
    const outlines = (await feedsIn(name, config)).map((listed, place) => ({ ...listed, place }))
    const byAddress = Map.groupBy(outlines, ({ url }) => addressOfFeed(url))
    const feeds = Array.from(byAddress, ([address, places]) => subscriptionTo(address, config.pollSeconds, places))
    added += await store.feeds.addAll(feeds, at)
  }
  return added
}

/** An address as it is kept. A complaint where it is none. */
export function addressOfFeed(address: string): string {
  const url = feedAddress(address)
  if (!url) throw new Complaint(`${address} is not the address of a feed: it must begin with http:// or https://`, 2)
  return url
}

async function feedsIn(name: string, config: Config): Promise<ListedFeed[]> {
  if (isUrl(name) && !/\.opml$/i.test(new URL(name).pathname)) return [bareFeed(name)]
  const text = isUrl(name) ? await fetchText(name, config) : readText(name)
  const list = readFeedList(text)
  if (list.type === 'rejected') throw new Complaint(`${name} is not a list of feeds: ${list.reason}`, 2)
  if (list.feeds.length === 0) throw new Complaint(`${name} names no feed: give an OPML file or one address a line`, 2)
  const [kept, others] = [list.feeds.filter(hasAddress), list.feeds.filter((feed) => !hasAddress(feed))]
  for (const said of [...list.leftOut, ...others.map(({ url }) => url)]) {
    say(`copydesk: ${name}: "${said.slice(0, 200)}" is left out: it is no http or https address`)
  }
  return kept
}

const hasAddress = ({ url }: ListedFeed) => feedAddress(url) !== null

async function fetchText(url: string, config: Config): Promise<string> {
  const input = await readInput(url, config.allowHosts)
  return decodeBody(input.bytes, input.contentType).text
}

function readText(path: string): string {
  try {
    return decodeBody(readFileSync(path === '-' ? 0 : path), null).text
  } catch (error) {
    throw new Complaint(`${path} cannot be read: ${whyNot(error)}`, 2)
  }
}
