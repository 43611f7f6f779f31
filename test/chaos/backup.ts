import { execFile } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { withClient } from './chaos-servers.ts'

const run = promisify(execFile)

/** Not part of a backup (https://www.postgresql.org/docs/18/continuous-archiving.html, "Making a Base Backup Using the Low Level API"). */
const LEFT_OUT = ['postmaster.pid', 'postmaster.opts', 'pg_wal', 'pg_replslot/*']

/** What is asked of the server, in this order, in one session: docs/upkeep.md has it too. */
export const BACKUP_STATEMENTS = {
  /** Without an archive nothing else keeps its log: a checkpoint meanwhile would take away what the copy needs. It ends with the session. */
  keepLog: `select pg_create_physical_replication_slot('copydesk_backup', true, true)`,
  start: `select pg_backup_start('copydesk', fast => true)`,
  stop: `select labelfile from pg_backup_stop(wait_for_archive => false)`,
}

/**
 * Copies the files of a PostgreSQL that goes on working, with what it wrote to its log meanwhile. Gives what puts the copy in the
 * place of the original, while no server runs there. `meanwhile`: done when the files are copied, and not yet the log.
 */
export async function backUp(url: string, into: string, meanwhile: () => Promise<void>): Promise<() => Promise<void>> {
  const data = await withClient(url, async (client) => {
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    const directory = rows[0]?.data_directory ?? ''
    await client.query(BACKUP_STATEMENTS.keepLog)
    await client.query(BACKUP_STATEMENTS.start)
    await copy(directory, into, LEFT_OUT)
    await meanwhile()
    const { rows: stopped } = await client.query<{ labelfile: string }>(BACKUP_STATEMENTS.stop)
    await copy(join(directory, 'pg_wal'), join(into, 'pg_wal'), [])
    await writeFile(join(into, 'backup_label'), stopped[0]?.labelfile ?? '')
    await run('chown', ['--reference', join(into, 'PG_VERSION'), join(into, 'backup_label')])
    return directory
  })
  return async () => {
    await rm(data, { recursive: true, force: true })
    await run('cp', ['-a', into, data])
  }
}

/** As they come in any backup that takes minutes: what the server then needs no more of its log it takes away or writes over. */
export const checkpointsPass = (url: string): Promise<void> =>
  withClient(url, async (client) => {
    for (let times = 0; times < 3; times += 1) {
      await client.query('select pg_switch_wal()')
      await client.query('checkpoint')
    }
  })

/** A file that goes while it is copied was not needed: what it held is in the log. */
const copy = (from: string, to: string, leftOut: string[]) =>
  run('sh', [
    '-c',
    'mkdir -p "$2" && chown --reference "$1" "$2" && chmod --reference "$1" "$2" && cd "$1" && tar -cf - --warning=no-file-changed --warning=no-file-removed $3 . 2>/dev/null | tar -xpf - -C "$2"',
    'sh',
    from,
    to,
    leftOut.map((name) => `--exclude=./${name}`).join(' '),
  ])
