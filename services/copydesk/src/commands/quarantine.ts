import type { Command } from 'commander'
import { stageNames } from '@copydesk/pipeline'
import { Complaint } from '../complaint.ts'
import { writeJson } from '../input/write.ts'
import { withStore } from '../line/with-store.ts'
import { addData } from './options.ts'

const LIMIT = 10_000

export const addQuarantine = (program: Command) =>
  addData(program.command('quarantine'))
    .description('what could not go on, and why, newest first')
    .argument('[stage]', stageNames.join(', '))
    .action(async (stage: string | undefined, { data }: { data: string }) => {
      if (stage !== undefined && !stageNames.some((known) => known === stage)) {
        throw new Complaint(`there is no stage ${stage}; there are ${stageNames.join(', ')}`, 2)
      }
      await withStore(data, async ({ store }) => {
        for (const held of await store.quarantine.list(stage === undefined ? {} : { stage }, LIMIT))
          await writeJson(held)
      })
    })
