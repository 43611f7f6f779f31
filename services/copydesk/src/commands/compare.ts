import { createCleaner, type Cleaner } from '@copydesk/clean-page'
import { describePair, preparePage, type PageText } from '@copydesk/copies'
import { decodeBody, sniffContent } from '@copydesk/http'
import { knownOwners, ownerOf, type Owners, withOwners } from '@copydesk/owners'
import type { Command } from 'commander'
import { Complaint, complainAndGoOn } from '../complaint.ts'
import { readInput } from '../input/read-input.ts'
import { writeJson, writeText } from '../input/write.ts'
import { pairInSteps } from './pair-in-steps.ts'
import { addAllowHost } from './options.ts'

type Options = { text?: boolean; owners?: string; allowHost: string[] }

const TIMEOUT_MS = 10_000

export const addCompare = (program: Command) =>
  addAllowHost(program.command('compare'))
    .description('what the second page made of the first: kept, cut, added, reworded, moved')
    .argument('<a>', 'a page or plain text: file, address, or - for standard input')
    .argument('<b>', 'the page to compare it with')
    .option('--owners <file>', 'owners of outlets besides those known, one a line: host, owner, source')
    .option('--text', 'a view to read instead of JSON: both texts in step')
    .action(async (a: string, b: string, options: Options) => {
      if (a === '-' && b === '-') throw new Complaint('only one of the two can be standard input', 2)
      const owners = options.owners ? await readOwners(options.owners) : knownOwners
      const cleaner = createCleaner({ threads: 1, timeoutMs: TIMEOUT_MS })
      try {
        const page = preparePage(await readPage(cleaner, a, options))
        const other = preparePage(await readPage(cleaner, b, options))
        const pair = describePair(page, other)
        if (!options.text)
          return await writeJson({
            this: a,
            other: b,
            owners: { this: ownerOfPage(page.page, owners), other: ownerOfPage(other.page, owners) },
            ...pair,
          })
        const view = { columns: process.stdout.columns ?? 100, colours: process.stdout.isTTY }
        await writeText(pairInSteps(pair, page.page, other.page, view))
      } finally {
        await cleaner.close()
      }
    })

async function readOwners(name: string): Promise<Owners> {
  const { bytes } = await readInput(name)
  const { owners, wrong } = withOwners(Buffer.from(bytes).toString('utf8'))
  for (const { line, why } of wrong) complainAndGoOn(`${name}, line ${line}: ${why}`)
  return owners
}

const ownerOfPage = ({ url }: PageText, owners: Owners) => (url ? ownerOf(new URL(url).host, owners) : null)

/** A web page is cleaned first; plain text is taken as it is. */
async function readPage(cleaner: Cleaner, name: string, { allowHost }: Options): Promise<PageText> {
  const { bytes, contentType, url } = await readInput(name, allowHost)
  const kind = sniffContent(bytes, contentType)
  const { text } = decodeBody(bytes, contentType)
  const plain = { id: name, text, title: null, url, publisher: null, publishedAt: null, seenAt: null, byline: [] }
  if (kind === 'text') return plain
  if (kind !== 'html') throw new Complaint(`${name}: neither a web page nor plain text, but ${kind}`)
  const outcome = await cleaner.clean(text, { url, dom: 'linkedom' })
  if (outcome.type !== 'article') throw new Complaint(`${name}: no article: ${outcome.reason}`)
  const { title, publisher, publishedAt, byline, text: body } = outcome.article
  return { ...plain, text: body, title, publisher, publishedAt, byline }
}
