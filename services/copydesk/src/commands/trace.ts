import { canonicalUrl } from '@copydesk/news'
import type { Command } from 'commander'
import { Complaint } from '../complaint.ts'
import { writeJson } from '../input/write.ts'
import { withStore } from '../line/with-store.ts'
import { addData } from './options.ts'

export const addTrace = (program: Command) =>
  addData(program.command('trace'))
    .description("one article's way through every stage, with times, outcomes and reasons")
    .argument('<url>', 'the address of its page')
    .action(async (url: string, { data }: { data: string }) => {
      const address = canonicalUrl(url)
      if (!address) throw new Complaint(`${url} is not an address: it must begin with http:// or https://`, 2)
      await withStore(data, async ({ store }) => {
        const trace = await store.trace.byUrl(address)
        if (!trace) throw new Complaint(`${address} was never found in a feed`)
        await writeJson(trace)
      })
    })
