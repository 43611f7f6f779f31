import { eventChoosing } from '@copydesk/pipeline'
import type { Command } from 'commander'
import type { z } from 'zod'
import { Complaint } from '../complaint.ts'

export const collect = (value: string, former: string[]) => [...former, value]

export const addAllowHost = (command: Command) =>
  command.option(
    '--allow-host <host>',
    'a host that may be fetched from although its address is not public',
    collect,
    [],
  )

/** What events are chosen by beside their type: the names are those of the API. */
export const addChoice = (command: Command) =>
  command
    .option('--entity <id>', 'only what names this person, organization or place, by id or whole name')
    .option('--outlet <host>', 'only what this outlet ran')
    .option('--origin <name>', 'only texts of this agency or outlet')
    .option('--language <code>', 'only texts in this language, e.g. en')
    .option('--story <id>', 'only what became of this story')
    .option('--sources <n>', 'only stories that had so many independent sources when it was told')

/** Of given options those that choose events. What is wrong ends the command, by one line. */
export function choiceOf(options: object): z.output<typeof eventChoosing> {
  const names = Object.keys(eventChoosing.shape)
  const read = eventChoosing.safeParse(
    Object.fromEntries(Object.entries(options).filter(([name]) => names.includes(name))),
  )
  if (read.success) return read.data
  const name = String(read.error.issues[0]?.path[0])
  const allowed = (eventChoosing.shape as Record<string, { description?: string } | undefined>)[name]?.description
  throw new Complaint(`--${name}: that is not ${allowed ?? 'understood'}`, 2)
}

export const addData = (command: Command) =>
  command.option('--data <dir>', 'the folder that keeps everything', '.copydesk')
