/** The command line: what a person types, and the whole line in one process for one machine. */
import { CannotStart } from '@copydesk/embedded'
import { Command, CommanderError } from 'commander'
import { addAsyncApi } from './commands/asyncapi.ts'
import { addClean } from './commands/clean.ts'
import { addCompare } from './commands/compare.ts'
import { addDoctor } from './commands/doctor.ts'
import { addEvents } from './commands/events.ts'
import { addExport } from './commands/export.ts'
import { addFeed } from './commands/feed.ts'
import { addFeeds } from './commands/feeds.ts'
import { addGroup } from './commands/group.ts'
import { addMatch } from './commands/match.ts'
import { addQuarantine } from './commands/quarantine.ts'
import { addRedrive } from './commands/redrive.ts'
import { addStart } from './commands/start.ts'
import { addTag } from './commands/tag.ts'
import { addTokens } from './commands/tokens.ts'
import { addTrace } from './commands/trace.ts'
import { addWebhooks } from './commands/webhooks.ts'
import { Complaint } from './complaint.ts'

export { archiveOf } from './archive/write-archive.ts'
export { appendEvents } from './line/event-file.ts'
export { stageServices } from './line/stages.ts'

const commands = [
  addStart,
  addFeed,
  addClean,
  addMatch,
  addCompare,
  addTag,
  addGroup,
  addEvents,
  addAsyncApi,
  addExport,
  addFeeds,
  addTokens,
  addWebhooks,
  addTrace,
  addRedrive,
  addQuarantine,
  addDoctor,
]

/** Runs one command. Returns the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runCommandLine(argv: string[]): Promise<number> {
  const program = new Command('copydesk')
    .description('News feeds in, deduplicated stories and events out.')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(wrongUsage(text)) })
  for (const add of commands) add(program)
  for (const command of program.commands) command.exitOverride()
  try {
    await program.parseAsync(argv)
    return Number(process.exitCode ?? 0)
  } catch (error) {
    return complain(error)
  }
}

/** Commander's complaints in the form of ours: one line. */
const wrongUsage = (text: string) =>
  `copydesk: ${text
    .replace(/^error: /, '')
    .trim()
    .replaceAll('\n', ' ')
    .replace(/\.$/, '')} (--help shows how it is used)\n`

function complain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  const known = error instanceof Complaint || error instanceof CannotStart
  const message = error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error)
  process.stderr.write(`copydesk: ${message}\n`)
  return error instanceof Complaint ? error.exitCode : 1
}
