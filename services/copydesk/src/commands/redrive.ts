import { canonicalUrl } from '@copydesk/news'
import { pipeline, stageNames, type StageName } from '@copydesk/pipeline'
import type { Command } from 'commander'
import { Complaint } from '../complaint.ts'
import { withStore } from '../line/with-store.ts'
import { addData } from './options.ts'

export const addRedrive = (program: Command) =>
  addData(program.command('redrive'))
    .description('run again what failed at a stage')
    .argument('<stage>', stageNames.join(', '))
    .option('--url <url>', 'only this page or feed')
    .action(async (name: string, options: { url?: string; data: string }) => {
      const stage = stageNames.find((known) => known === name)
      if (!stage) throw new Complaint(`there is no stage ${name}; there are ${stageNames.join(', ')}`, 2)
      await withStore(options.data, async ({ store, queues }) => {
        const url = options.url === undefined ? {} : { url: canonicalUrl(options.url) ?? options.url }
        const released = await store.quarantine.release({ stage, ...url }, store.now())
        await queues.announce(
          pipeline[stage satisfies StageName].consumes,
          released.map(({ event }) => event as never),
        )
        process.stderr.write(
          `${released.length} ${released.length === 1 ? 'job goes' : 'jobs go'} through ${stage} again\n`,
        )
      })
    })
