import type { Database, Sql } from './database.ts'

/** Who gives out places or changes the days there are: one at a time, across processes. */
export const LOG_LOCK = 7_267_002
/** Dropping a day waits for its readers, and new readers wait behind it: not for long. It is tried again. */
const PATIENCE = '1s'

const DAY_MS = 86_400_000

const asDay = (at: Date) => at.toISOString().slice(0, 10)
const partOf = (day: string) => `event_${day.replaceAll('-', '')}`

/** The day that gets what is placed now, and its part of the log. No day comes before the last, whatever the clock says. */
export async function openDay(sql: Sql, at: Date): Promise<string> {
  const last = await sql.row<{ day: string | null }>('select max(day)::text as day from log_day')
  const day = last?.day && last.day > asDay(at) ? last.day : asDay(at)
  if (day === last?.day) return day
  await makePart(sql, day)
  await sql.query('insert into log_day (day, first) select $1, head + 1 from log', [day])
  return day
}

/** Made beside the log and then attached, which keeps no reader waiting. */
async function makePart(sql: Sql, day: string): Promise<void> {
  const part = partOf(day)
  const known = await sql.row<{ part: string | null }>('select to_regclass($1)::text as part', [part])
  if (known?.part) return
  const next = asDay(new Date(Date.parse(day) + DAY_MS))
  await sql.query(`create table ${part} (like event including all)`)
  await sql.query(`alter table event attach partition ${part} for values from ('${day}') to ('${next}')`)
}

export const eventDays = (database: Database) => ({
  /**
   * Makes the parts of the log for this day and the next ahead of time, and drops the days that ended before `keptSince`.
   * Gives how many were dropped. Rejects where a reader holds one of them for long: nothing is dropped then.
   */
  turnDays: (now: Date, keptSince: Date): Promise<number> =>
    database.transaction(
      async (sql) => {
        await makePart(sql, asDay(now))
        await makePart(sql, asDay(new Date(now.getTime() + DAY_MS)))
        const parts = await sql.rows<{ name: string }>(
          `select relname as name from pg_inherits join pg_class on pg_class.oid = inhrelid
           where inhparent = 'event'::regclass and relname < $1`,
          [partOf(asDay(keptSince))],
        )
        if (parts.length === 0) return 0
        await sql.query(`set local lock_timeout = '${PATIENCE}'`)
        for (const { name } of parts) await sql.query(`drop table ${name}`)
        await sql.query('delete from log_day where day < $1', [asDay(keptSince)])
        await sql.query('update log set forgotten = coalesce((select min(first) - 1 from log_day), head)')
        return parts.length
      },
      { lock: LOG_LOCK },
    ),
})
