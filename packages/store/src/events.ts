import { sharedNext, type Change } from '@copydesk/pipeline'
import { ulid } from 'ulid'
import type { Database, Sql } from './database.ts'
import { eventDays, LOG_LOCK, openDay } from './event-days.ts'
import { json } from './json.ts'
import { eventReading } from './read-events.ts'

/** Changes that have no place in the log yet. */
export const UNPLACED = 'change where true'

/** The channel on which readers are told that the log has grown. */
const CHANNEL = 'copydesk_log'

/** Writes changes in the caller's transaction. A change told before, by its key, is not told again. */
export async function writeChanges(sql: Sql, changes: Change[], at: Date): Promise<void> {
  if (changes.length === 0) return
  const told = changes.map((change) => ({ id: ulid(at.getTime()), ...change }))
  await sql.query(
    `with asked as (
       select distinct on (key) change.* from rows from (jsonb_to_recordset($1) as (id text, key text, type text, subject text, data jsonb))
         with ordinality as change (id, key, type, subject, data, place) order by key, place
     ), new as (insert into told (key, at) select key, $2 from asked order by place on conflict do nothing returning key)
     insert into change (id, type, subject, time, data, about)
     select id, type, subject, $2, data, copydesk_about(type, data) from asked join new using (key) order by place`,
    [json(told), at],
  )
}

export const eventLog = (database: Database) => {
  const reading = eventReading(database)
  return {
    ...eventDays(database),
    ...reading,

    /**
     * Gives every committed change the next places, in the order they were written, on the day of `at`. One at a time
     * across processes, so places appear in order and readers see no hole. Returns how many were placed.
     */
    sequence: sharedNext(async (at: Date) => {
      // Whoever places what was there keeps others waiting; most of the time there is nothing.
      const isAny = await database.row(`select 1 from ${UNPLACED} limit 1`)
      if (!isAny) return 0
      return database.transaction(
        async (sql) => {
          const before = await sql.row<{ head: string }>('select head from log where exists (select 1 from change)')
          if (!before) return 0
          const after = await sql.row<{ head: string }>(PLACE, [await openDay(sql, at)])
          await sql.query(`notify ${CHANNEL}`)
          return Number(after?.head) - Number(before.head)
        },
        { lock: LOG_LOCK },
      )
    }),

    /** Whether any change still waits for its place. */
    unplaced: async () => (await database.row<{ n: number }>('select count(*)::int as n from change'))?.n ?? 0,

    head: async () => (await reading.ends()).head,

    /** Calls back whenever the log has grown, and at each tick, every so many ms: what it was not told, it finds so. */
    onGrowth: async (look: () => void, tickMs: number): Promise<{ close(): Promise<void> }> => {
      const listening = await database.listen(CHANNEL, look)
      const ticking = setInterval(look, tickMs)
      return {
        close: async () => {
          clearInterval(ticking)
          await listening.close()
        },
      }
    },

    cursorOf: async (reader: string) =>
      Number(
        (await database.row<{ sequence: string }>('select sequence from reader where name = $1', [reader]))?.sequence ??
          0,
      ),

    keepCursor: async (reader: string, sequence: number) =>
      void (await database.query(
        'insert into reader (name, sequence) values ($1, $2) on conflict (name) do update set sequence = excluded.sequence',
        [reader, sequence],
      )),
  }
}

/** All that is waiting, moved into the log on this day. */
const PLACE = `with waiting as (delete from change returning *), placed as (
    insert into event (day, sequence, id, type, subject, time, data, about)
    select $1, (select head from log) + row_number() over (order by position), id, type, subject, time, data, about from waiting
    returning 1)
  update log set head = head + (select count(*) from placed) returning head`
