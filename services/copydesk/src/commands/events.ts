import type { Command } from 'commander'
import { eventTypes, type CloudEvent } from '@copydesk/pipeline'
import { createLog, onShutdown } from '@copydesk/service'
import type { LogEnds } from '@copydesk/store'
import { Complaint } from '../complaint.ts'
import { writeJson } from '../input/write.ts'
import { followLog, readLog } from '../line/follow-log.ts'
import { withStore } from '../line/with-store.ts'
import { addChoice, addData, choiceOf } from './options.ts'

type Options = { types?: string; after?: string; follow?: boolean; data: string }

export const addEvents = (program: Command) =>
  addChoice(addData(program.command('events')))
    .description('read or follow the log of events, one CloudEvent a line')
    .option('--types <globs>', 'only these types, comma-separated; * stands for any, e.g. copydesk.story.*')
    .option('--after <cursor>', 'after this sequence; without it, all that is kept')
    .option('--follow', 'go on with what comes')
    .action(async (options: Options) => {
      const after = options.after === undefined ? null : cursorOf(options.after)
      const choice = { ...choiceOf(options), ...typesOf(options.types) }
      await withStore(options.data, async ({ store }, config) => {
        const from = { after: startOf(after, await store.events.ends()), ...choice }
        const write = async (events: CloudEvent[]) => {
          for (const event of events) await writeJson(event)
        }
        if (!options.follow) return readLog({ store, config }, from, write)
        const following = await followLog({ store, config, log: createLog({ level: 'warn' }) }, from, write)
        await interrupted()
        await following.close()
      })
    })

function cursorOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new Complaint(`--after ${text}: a cursor is a whole number, the sequence of the last event you have`, 2)
}

function startOf(after: number | null, { forgotten, head }: LogEnds): number {
  if (after === null) return forgotten
  if (after > head) throw new Complaint(`--after ${after}: the log goes up to ${head}; leave it out to begin anew`)
  if (after >= forgotten) return after
  const again = `read /articles and /stories of the console, then go on with --after ${head}`
  throw new Complaint(`--after ${after}: events up to ${forgotten} are not kept any more; ${again}`)
}

function typesOf(text: string | undefined): { types?: string[] } {
  if (text === undefined) return {}
  const types = text.split(',').map((type) => type.trim())
  const unknown = types.find((type) => !type.includes('*') && !eventTypes.some((known) => known === type))
  if (unknown) throw new Complaint(`--types ${unknown}: there is no such type; there are ${eventTypes.join(', ')}`, 2)
  return { types }
}

const interrupted = () => new Promise<void>((resolve) => void onShutdown([resolve]))
