import { listOfSubscriptions, writeOpml } from '@copydesk/feed'
import type { Command } from 'commander'
import { Complaint } from '../complaint.ts'
import { writeJson, writeText } from '../input/write.ts'
import { addressOfFeed, subscribe } from '../line/subscribe.ts'
import { withNewStore, withStore } from '../line/with-store.ts'
import { add } from './feeds-add.ts'
import { check } from './feeds-check.ts'
import { addAllowHost, addData } from './options.ts'
import { say } from '../input/plain.ts'

type Data = { data: string }

export function addFeeds(program: Command) {
  const feeds = program.command('feeds').description('subscriptions')
  addData(feeds.command('list')).description('every feed and how it is, one a line').action(list)
  addAllowHost(addData(feeds.command('add <url>')))
    .description('subscribe to a feed, or to the feed of a page')
    .action(add)
  addData(feeds.command('remove <url>')).description('end a subscription; what came of it is kept').action(remove)
  addData(feeds.command('pause <url>')).description('poll a feed no more until it is resumed').action(pause(true))
  addData(feeds.command('resume <url>')).description('poll a paused feed again, from now on').action(pause(false))
  addData(feeds.command('import <file>'))
    .description('subscribe to the feeds of an OPML file, or of a list of addresses')
    .action(importList)
  addData(feeds.command('export')).description('all subscriptions as OPML').action(exportList)
  addAllowHost(feeds.command('check <url>'))
    .description('what is found at an address, and what is wrong with it')
    .action(check)
  for (const command of feeds.commands) command.exitOverride()
  return feeds
}

const list = ({ data }: Data) =>
  withStore(data, async ({ store }) => {
    for (const feed of await store.feeds.list()) await writeJson(feed)
  })

async function remove(url: string, { data }: Data): Promise<void> {
  const address = addressOfFeed(url)
  await withStore(data, async ({ store }) => {
    const known = await store.feeds.subscribedAt(address)
    if (!known || !(await store.feeds.remove(known.url))) throw notSubscribed(url)
  })
}

const pause =
  (paused: boolean) =>
  async (url: string, { data }: Data): Promise<void> => {
    const asked = addressOfFeed(url)
    await withStore(data, async ({ store }) => {
      const known = await store.feeds.subscribedAt(asked)
      if (!known || !(await store.feeds.pause(known.url, paused, store.now()))) throw notSubscribed(url)
      const { state, url: address } = known
      const isOver = state === 'gone' || state === 'moved'
      const says = isOver ? `is ${state}, and not polled anyway` : paused ? 'is paused' : 'is polled again'
      say(`${address} ${says}`)
    })
  }

const notSubscribed = (url: string) => new Complaint(`${url} is not subscribed to; "copydesk feeds list" shows what is`)

const importList = (file: string, { data }: Data) =>
  withNewStore(data, async ({ store }, config) => {
    const added = await subscribe(store, [file], config, store.now())
    say(`subscribed to ${added} new ${added === 1 ? 'feed' : 'feeds'}`)
  })

const exportList = ({ data }: Data) =>
  withStore(data, async ({ store }) => {
    await writeText(writeOpml('Copydesk', listOfSubscriptions(await store.feeds.list())))
  })
