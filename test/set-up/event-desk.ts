import { consoleService } from '@copydesk/console'
import type { Change } from '@copydesk/pipeline'
import { createMemoryQueues, type Queues } from '@copydesk/queue'
import { createLog, openService, readConfig, type Config, type Service } from '@copydesk/service'
import { openDatabase, openStore, writeChanges } from '@copydesk/store'
import { onTestFinished } from 'vitest'
import { freshDatabase } from './database.ts'
import { whenFree } from './ports.ts'

export type EventDesk = {
  service: Service
  url: string
  /** Commits them, and leaves giving them places to others. */
  write: (changes: Change[], at?: Date) => Promise<void>
  tell: (changes: Change[], at?: Date) => Promise<void>
  /** Ends the console, and has another at its address after this was done. */
  restart: (whileAway: () => Promise<void>) => Promise<void>
}

/** A store with nothing but a log, and its console: `tell` writes changes and gives them their place on the day of `at`. */
export async function openEventDesk(config: Partial<Config> = {}, given?: Queues): Promise<EventDesk> {
  const outcome = readConfig()
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  const databaseUrl = await freshDatabase()
  const store = await openStore(databaseUrl)
  onTestFinished(() => store.close())
  const database = openDatabase(databaseUrl)
  onTestFinished(() => database.close())
  const queues = given ?? createMemoryQueues({ now: Date.now, advanceTo: () => {} })
  const log = createLog({ level: 'silent' })
  // The test's own clock, which it may move.
  const now = () => new Date()
  const service = openService({ config: { ...outcome.config, port: 0, ...config }, store, queues, log, now })
  let desk = await consoleService.run(service)
  onTestFinished(() => desk.close())
  const write = (changes: Change[], at = new Date()) => database.transaction((sql) => writeChanges(sql, changes, at))
  return {
    service,
    url: desk.url,
    write,
    tell: async (changes, at = new Date()) => {
      await write(changes, at)
      await store.events.sequence(at)
    },
    restart: async (whileAway) => {
      service.config.port = Number(new URL(desk.url).port)
      await desk.close()
      await whileAway()
      desk = await whenFree(() => consoleService.run(service))
    },
  }
}

/** So many changes, each of its own, told of subjects in turn. */
export const madeUpChanges = (count: number, subjects = ['a', 'b', 'c'], from = 1): Change[] =>
  Array.from({ length: count }, (_, at) => {
    const subject = subjects[at % subjects.length] ?? 'a'
    return {
      key: `made-up-${from + at}`,
      type: 'copydesk.story.merged',
      subject,
      data: { storyId: subject, into: `into-${from + at}`, evidence: null },
    }
  })
