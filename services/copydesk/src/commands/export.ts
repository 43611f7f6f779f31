import { createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { canonicalUrl } from '@copydesk/news'
import type { ArchivedPage, Store } from '@copydesk/store'
import type { Command } from 'commander'
import { archiveOf } from '../archive/write-archive.ts'
import { Complaint } from '../complaint.ts'
import { say } from '../input/plain.ts'
import { whyNot } from '../input/read-input.ts'
import { withStore } from '../line/with-store.ts'
import { addData } from './options.ts'

type Options = { warc: string; since?: string; url?: string; feeds?: boolean; data: string }

export const addExport = (program: Command) =>
  addData(program.command('export'))
    .description('the pages as they were fetched, with their headers, as a WARC 1.1 archive')
    .requiredOption('--warc <file>', 'where to write it, usually named .warc.gz; - for standard output')
    .option('--since <date>', 'only what was fetched since then, e.g. 2026-03-10 or 2026-03-10T06:00:00Z')
    .option('--url <url>', 'only the pages of this address')
    .option('--feeds', 'also the documents of feeds that had something new')
    .action(async ({ warc, since, url, feeds, data }: Options) => {
      const from = since === undefined ? null : dateOf(since)
      await withStore(data, async ({ store }, config) => {
        const entryId = url === undefined ? null : await entryAt(store, url)
        const filter = { since: from, entryId, feeds: feeds === true }
        const about = { filename: basename(warc), userAgent: config.userAgent, at: new Date() }
        const output = warc === '-' ? process.stdout : createWriteStream(warc)
        const dropped: Dropped = { pages: 0, last: null }
        const archive = archiveOf(store, filter, about, (page) => {
          dropped.pages += 1
          dropped.last = page
        })
        await pipeline(Readable.from(archive), output, { end: warc !== '-' }).catch((error: unknown) => {
          throw isOfFile(error) ? new Complaint(`${warc} cannot be written: ${whyNot(error)}`) : error
        })
        await tellDropped(store, dropped)
      })
    })

type Dropped = { pages: number; last: ArchivedPage | null }

async function tellDropped(store: Store, { pages, last }: Dropped) {
  if (!last) return
  const why = (await store.pages.whyDropped(last.rawHash)) ?? 'the bytes are gone'
  say(`copydesk: ${pages} pages are not in it: of the last, ${why}`)
}
/** A date alone is its midnight in UTC, as ISO 8601 has it. */
function dateOf(text: string): Date {
  const date = /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/.test(text) ? new Date(text) : null
  if (date && !Number.isNaN(date.getTime())) return date
  throw new Complaint(`--since ${text}: write a date, such as 2026-03-10 or 2026-03-10T06:00:00Z`, 2)
}

async function entryAt(store: Store, url: string): Promise<string> {
  const address = canonicalUrl(url)
  if (!address) throw new Complaint(`${url} is not an address: it must begin with http:// or https://`, 2)
  const entry = await store.entries.byUrl(address)
  if (!entry) throw new Complaint(`${address} was never found in a feed`)
  return entry.id
}

const isOfFile = (error: unknown) => error instanceof Error && 'syscall' in error && 'path' in error
