import { CannotStart } from '@copydesk/embedded'
import { Command, CommanderError } from 'commander'
import { Complaint } from './complaint.ts'
import { say } from './input/plain.ts'

type Add = (program: Command) => void

/** In the order in which help lists them. Each is read only when it is asked for: reading all of them takes a second. */
const commands: Record<string, () => Promise<Add>> = {
  start: async () => (await import('./commands/start.ts')).addStart,
  feed: async () => (await import('./commands/feed.ts')).addFeed,
  clean: async () => (await import('./commands/clean.ts')).addClean,
  match: async () => (await import('./commands/match.ts')).addMatch,
  compare: async () => (await import('./commands/compare.ts')).addCompare,
  tag: async () => (await import('./commands/tag.ts')).addTag,
  group: async () => (await import('./commands/group.ts')).addGroup,
  events: async () => (await import('./commands/events.ts')).addEvents,
  asyncapi: async () => (await import('./commands/asyncapi.ts')).addAsyncApi,
  export: async () => (await import('./commands/export.ts')).addExport,
  feeds: async () => (await import('./commands/feeds.ts')).addFeeds,
  tokens: async () => (await import('./commands/tokens.ts')).addTokens,
  audit: async () => (await import('./commands/audit.ts')).addAudit,
  webhooks: async () => (await import('./commands/webhooks.ts')).addWebhooks,
  trace: async () => (await import('./commands/trace.ts')).addTrace,
  redrive: async () => (await import('./commands/redrive.ts')).addRedrive,
  quarantine: async () => (await import('./commands/quarantine.ts')).addQuarantine,
  doctor: async () => (await import('./commands/doctor.ts')).addDoctor,
}

/** The command that the first word names; all of them where it names none, to list them. */
async function named([, , name = '']: string[]): Promise<Add[]> {
  const one = Object.hasOwn(commands, name) ? commands[name] : undefined
  return one ? [await one()] : Promise.all(Object.values(commands).map((add) => add()))
}

/** Runs one command. Returns the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runCommandLine(argv: string[]): Promise<number> {
  const program = new Command('copydesk')
    .description('News feeds in, deduplicated stories and events out.')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(wrongUsage(text)) })
  for (const add of await named(argv)) add(program)
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
  say(`copydesk: ${message}`)
  return error instanceof Complaint ? error.exitCode : 1
}
