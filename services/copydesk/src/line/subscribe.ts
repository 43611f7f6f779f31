import { readFileSync } from 'node:fs'
import { readFeedList, type ListedFeed } from '@copydesk/feed'
import { decodeBody } from '@copydesk/http'
import { canonicalUrl, outletOf, stableId } from '@copydesk/news'
import type { Config } from '@copydesk/service'
import type { Store } from '@copydesk/store'
import { Complaint } from '../complaint.ts'
import { isUrl, readInput, whyNot } from '../input/read-input.ts'

/** Subscribes to what `--feeds` names: a feed's address, the address of an OPML list, or a file with either kind of list. */
export async function subscribe(store: Store, names: string[], config: Config, at: Date): Promise<number> {
  let added = 0
  for (const name of names) {
    for (const feed of await feedsIn(name, config)) {
      const url = canonicalFeedUrl(feed.url)
      const row = {
        id: stableId('feed', url),
        url,
        outlet: outletOf(url),
        title: feed.title,
        intervalSeconds: config.pollSeconds,
      }
      if (await store.feeds.add(row, at)) added += 1
    }
  }
  return added
}

/** An address as it is kept. A complaint where it is none. */
export function canonicalFeedUrl(address: string): string {
  const url = canonicalUrl(address)
  if (!url) throw new Complaint(`${address} is not the address of a feed: it must begin with http:// or https://`, 2)
  return url
}

async function feedsIn(name: string, config: Config): Promise<Pick<ListedFeed, 'url' | 'title'>[]> {
  if (isUrl(name) && !/\.opml$/i.test(new URL(name).pathname)) return [{ url: name, title: null }]
  const text = isUrl(name) ? await fetchText(name, config) : readText(name)
  const list = readFeedList(text)
  if (list.type === 'rejected') throw new Complaint(`${name} is not a list of feeds: ${list.reason}`, 2)
  if (list.feeds.length === 0) throw new Complaint(`${name} names no feed: give an OPML file or one address a line`, 2)
  return list.feeds
}

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
