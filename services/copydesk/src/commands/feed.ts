import { parseFeed } from '@copydesk/feed'
import { decodeBody } from '@copydesk/http'
import type { Command } from 'commander'
import { Complaint } from '../complaint.ts'
import { readInput } from '../input/read-input.ts'
import { writeJson } from '../input/write.ts'
import { addAllowHost } from './options.ts'
import { say } from '../input/plain.ts'

export const addFeed = (program: Command) =>
  addAllowHost(program.command('feed'))
    .description('parse one feed: RSS, Atom, RDF, JSON Feed or a sitemap to one shape')
    .argument('<file|url>', 'the feed; - for standard input')
    .option('--url <url>', 'the address the feed came from, for relative links')
    .action(async (name: string, options: { url?: string; allowHost: string[] }) => {
      const input = await readInput(name, options.allowHost)
      const { text } = decodeBody(input.bytes, input.contentType)
      const outcome = parseFeed(text, options.url ?? input.url)
      if (outcome.type === 'rejected') throw new Complaint(`${name}: ${outcome.reason}`)
      for (const warning of outcome.warnings) say(`copydesk: ${name}: ${warning}`)
      await writeJson(outcome.parsed)
    })
