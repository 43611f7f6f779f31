import { consoleService } from '@copydesk/console'
import { openQueues } from '@copydesk/queue'
import { createLog, openService, readConfig } from '@copydesk/service'
import { openStore } from '@copydesk/store'
import { answerParent } from './child.ts'
import type { Backend } from './line-servers.ts'

/** A console on a store, in a process of its own. Gives where it is, and the process. */
answerParent(async ({ databaseUrl, queues }: Backend): Promise<{ url: string; pid: number }> => {
  const outcome = readConfig({ COPYDESK_PORT: '0' })
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  const store = await openStore(databaseUrl)
  const log = createLog({ level: 'silent' })
  const service = openService({ config: outcome.config, store, queues: openQueues(queues), log })
  return { url: (await consoleService.run(service)).url, pid: process.pid }
})
