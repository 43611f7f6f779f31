import type { Command } from 'commander'
import { stageNames } from '@copydesk/pipeline'
import type { QuarantineRow } from '@copydesk/store'
import { Complaint } from '../complaint.ts'
import { writeJson } from '../input/write.ts'
import { everyRow } from '../line/every-row.ts'
import { withStore } from '../line/with-store.ts'
import { addData } from './options.ts'

export const addQuarantine = (program: Command) =>
  addData(program.command('quarantine'))
    .description('what could not go on, and why, newest first')
    .argument('[stage]', stageNames.join(', '))
    .action(async (stage: string | undefined, { data }: { data: string }) => {
      if (stage !== undefined && !stageNames.some((known) => known === stage)) {
        throw new Complaint(`there is no stage ${stage}; there are ${stageNames.join(', ')}`, 2)
      }
      await withStore(data, async ({ store }) => {
        const filter = stage === undefined ? {} : { stage }
        const read = (limit: number, after: QuarantineRow | null) => store.quarantine.list(filter, limit, after)
        for await (const held of everyRow(read)) await writeJson(held)
      })
    })
