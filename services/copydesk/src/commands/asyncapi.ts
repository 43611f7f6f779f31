import { asyncApiDocument } from '@copydesk/pipeline'
import { readConfig } from '@copydesk/service'
import type { Command } from 'commander'
import { Complaint } from '../complaint.ts'
import { writeJson } from '../input/write.ts'

export const addAsyncApi = (program: Command) =>
  program
    .command('asyncapi')
    .description('all events and how they are had, as an AsyncAPI 3 document')
    .action(async () => {
      const outcome = readConfig()
      if (outcome.type === 'wrong') throw new Complaint(outcome.reason, 2)
      await writeJson(asyncApiDocument(outcome.config.consoleUrl))
    })
