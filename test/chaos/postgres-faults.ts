import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '@copydesk/store'
import { backUp, checkpointsPass } from './backup.ts'
import { withClient } from './chaos-servers.ts'
import { deadlock } from './deadlocks.ts'
import { aMoment, type Fault, type Struck } from './fault.ts'

const DOWN_MS = 2000
const PAUSED_MS = 45_000
const QUICK_PAUSED_MS = 6000
const FULL_MS = 15_000
const QUICK_FULL_MS = 6000
const CUTS = 8
const BETWEEN_CUTS_MS = 800
/** How long transactions are made to fail. */
const HARM_MS = 8000
const LOCKED_MS = 3000
const LOST_AFTER_MS = 2000
const MIGRATION = '999-not-known-to-this-program'
/** That of `packages/store/src/migrate.ts`. */
const MIGRATION_LOCK = 7_267_001

const CUT = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`

async function down({ servers: { postgres } }: Struck, how: 'kill' | 'close'): Promise<string> {
  await postgres[how]()
  await wait(DOWN_MS)
  await postgres.start()
  return `gone for ${DOWN_MS / 1000} s and more`
}

async function paused({ servers: { postgres }, quick }: Struck): Promise<string> {
  const ms = quick ? QUICK_PAUSED_MS : PAUSED_MS
  postgres.freeze()
  await wait(ms)
  postgres.thaw()
  return `${ms / 1000} s`
}

async function cut({ line, chance }: Struck): Promise<string> {
  let ended = 0
  for (let time = 0; time < CUTS; time += 1) {
    await aMoment(chance, BETWEEN_CUTS_MS)
    ended += await withClient(line.databaseUrl, async (client) => (await client.query(CUT)).rowCount ?? 0)
  }
  return `${ended} connections in ${CUTS} turns`
}

async function diskFull({ servers: { postgres }, quick }: Struck): Promise<string> {
  const ms = quick ? QUICK_FULL_MS : FULL_MS
  const refused = postgres.hear(/(?:ERROR|FATAL|PANIC): .{0,300}No space left on device/)
  postgres.disk?.fill()
  await wait(ms)
  postgres.disk?.free()
  const answers = await withClient(postgres.server().url, (client) => client.query('select 1')).catch(() => null)
  if (!answers) {
    await postgres.close()
    await postgres.start()
  }
  const times = refused().length
  if (times === 0) throw new Error(`a full disk for ${ms / 1000} s, and no write was refused`)
  return `${ms / 1000} s, ${times} writes refused${answers ? '' : ', and a server that gave up'}`
}

/** A copy made while the line writes and checkpoints pass; the line goes on; then the disk is lost, and the copy is all there is. */
async function restored({ servers: { postgres, folder } }: Struck): Promise<string> {
  const began = performance.now()
  const { url } = postgres.server()
  const restore = await backUp(url, join(folder, 'backup'), () => checkpointsPass(url))
  const seconds = (performance.now() - began) / 1000
  await wait(LOST_AFTER_MS)
  await postgres.kill()
  await restore()
  await postgres.start()
  return `copied in ${seconds.toFixed(1)} s, ${LOST_AFTER_MS / 1000} s of work lost`
}

/** Every transaction is to look as if it were alone, or to fail. */
async function serializable({ line, servers: { postgres } }: Struck): Promise<string> {
  const database = new URL(line.databaseUrl).pathname.slice(1)
  const set = (how: string) =>
    withClient(line.databaseUrl, async (client) => {
      await client.query(`alter database ${database} ${how}`)
      await client.query(CUT)
    })
  const failed = postgres.hear(/ERROR: {2}could not serialize access/)
  await set(`set default_transaction_isolation = 'serializable'`)
  await wait(HARM_MS)
  await set('reset default_transaction_isolation')
  const times = failed().length
  if (times === 0) throw new Error(`${HARM_MS / 1000} s, and no transaction failed to be serialized`)
  return `${HARM_MS / 1000} s, ${times} transactions failed`
}

/** What a newer program does to the schema while this one works: a column, an index, and the tables locked meanwhile. */
async function migrating({ line }: Struck): Promise<string> {
  const database = openDatabase(line.databaseUrl)
  // As the store's own are made: what a deadlock ends is tried again.
  await database.transaction(
    async (sql) => {
      for (const table of ['entry', 'article', 'page', 'event']) {
        await sql.query(`alter table ${table} add column of_a_newer_program text`)
        await sql.query(`create index on ${table} (of_a_newer_program)`)
      }
      await sql.query('insert into migration (name) values ($1)', [MIGRATION])
      await wait(LOCKED_MS)
    },
    { lock: MIGRATION_LOCK },
  )
  await database.close()
  // One that starts now meets a schema newer than itself.
  await line.stages.get('match-copies')?.killed()
  return `tables locked for ${LOCKED_MS / 1000} s`
}

export const postgresFaults: Fault[] = [
  { name: 'postgres-killed', what: 'PostgreSQL killed', strike: (struck) => down(struck, 'kill') },
  { name: 'postgres-restarted', what: 'PostgreSQL stopped and started', strike: (struck) => down(struck, 'close') },
  { name: 'postgres-paused', what: 'PostgreSQL stands still', strike: paused },
  { name: 'connections-cut', what: 'every connection to PostgreSQL ended, over and over', strike: cut },
  {
    name: 'disk-full',
    what: "PostgreSQL's disk full",
    articles: 12,
    strike: diskFull,
    impossible: ({ servers: { postgres } }) => (postgres.disk ? null : 'no file system may be mounted here'),
  },
  {
    name: 'deadlocks',
    what: 'rows and tables locked crosswise',
    articles: 12,
    comesOverMs: () => HARM_MS,
    strike: (struck) => deadlock(struck, HARM_MS),
  },
  {
    name: 'serializable',
    what: 'transactions that fail to be serialized',
    articles: 12,
    comesOverMs: () => HARM_MS,
    strike: serializable,
  },
  { name: 'restored', what: 'the store lost, and restored from a backup made under load', strike: restored },
  { name: 'migration', what: 'a newer schema, made while this program works', strike: migrating },
]
