import { consoleService } from '@copydesk/console'
import { deliverEventsService } from '@copydesk/deliver-events'
import { openQueues } from '@copydesk/queue'
import { createLog, openService, readConfig } from '@copydesk/service'
import { openStore } from '@copydesk/store'
import { answerParent } from './child.ts'
import type { Backend } from './line-servers.ts'

/** The console and deliver-events on a store, as `copydesk start` runs them. Gives where the console is. */
answerParent(async ({ databaseUrl, queues }: Backend): Promise<string> => {
  const outcome = readConfig({ COPYDESK_PORT: '0' })
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  const store = await openStore(databaseUrl)
  const log = createLog({ level: 'silent' })
  const service = openService({ config: outcome.config, store, queues: openQueues(queues), log })
  await deliverEventsService.run(service)
  return (await consoleService.run(service)).url
})
