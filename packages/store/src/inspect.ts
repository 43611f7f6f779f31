import { openDatabase } from './database.ts'
import { lineStateQueries, type Waiting } from './line-state.ts'
import { migrationState, type MigrationState } from './migrate.ts'

/** A store as it is found. `version` as 180004 for 18.4; `clockAheadMs`: how far its clock is ahead of ours. */
export type StoreInspection = {
  version: number
  clockAheadMs: number
  syncs: boolean
  connections: { used: number; most: number }
  bytes: number
  migrations: MigrationState
  /** Nothing where the schema is not that of this program. */
  line: { waiting: Waiting; held: Record<string, number> } | null
}

type Server = Omit<StoreInspection, 'clockAheadMs' | 'migrations' | 'line' | 'connections'> & {
  now: Date
  used: number
  most: number
}

/** Looks at a store without changing it, its schema neither. Rejects where nothing answers. */
export async function inspectStore(url: string, clock: () => Date): Promise<StoreInspection> {
  const database = openDatabase(url)
  try {
    // The first question also connects: the clocks are compared by the second.
    await database.query('select 1')
    const asked = clock().getTime()
    const server = await database.row<Server>(
      `select clock_timestamp() as now, current_setting('server_version_num')::int as version, current_setting('fsync') = 'on' as syncs,
         (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used,
         current_setting('max_connections')::int as most, pg_database_size(current_database())::float8 as bytes`,
    )
    const answered = clock().getTime()
    if (!server) throw new Error('the store says nothing of itself')
    const { now, used, most, ...told } = server
    const migrations = await migrationState(database)
    const isOurs = migrations.due.length + migrations.unknown.length === 0
    return {
      ...told,
      clockAheadMs: Math.round(now.getTime() - (asked + answered) / 2),
      connections: { used, most },
      migrations,
      line: isOurs
        ? { waiting: await lineStateQueries(database).waiting(clock()), held: await heldBy(database) }
        : null,
    }
  } finally {
    await database.close()
  }
}

const heldBy = async (database: ReturnType<typeof openDatabase>) =>
  Object.fromEntries(
    (
      await database.rows<{ stage: string; n: number }>(
        'select stage, count(*)::int as n from quarantine group by stage order by stage',
      )
    ).map(({ stage, n }) => [stage, n]),
  )
