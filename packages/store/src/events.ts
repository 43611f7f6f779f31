import { LOCAL_CONSOLE, schemaAddress, type Change, type CloudEvent, type EventType } from '@copydesk/pipeline'
import { ulid } from 'ulid'
import type { Database, Sql } from './database.ts'
import { eventDays, LOG_LOCK, openDay } from './event-days.ts'
import { json } from './json.ts'

export type EventFilter = { after: number; types?: string[]; limit: number }

/** `forgotten`: the last place that is not kept any more; `head`: the last there is. */
export type LogEnds = { forgotten: number; head: number }

/**
 * What a reader gets after its cursor, and how far that goes, also where nothing was asked for; or that events after it are not
 * kept any more.
 */
export type LogPage = { type: 'events'; events: CloudEvent[]; through: number } | ({ type: 'expired' } & LogEnds)

export type EventRow = {
  sequence: string
  id: string
  type: EventType
  subject: string
  time: Date
  data: Record<string, unknown>
}

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
     insert into change (id, type, subject, time, data)
     select id, type, subject, $2, data from asked join new using (key) order by place`,
    [json(told), at],
  )
}

/** Calls that come while one runs share the next: it begins after all of them, and so does what they ask for. */
function shared<T>(run: (at: Date) => Promise<T>): (at?: Date) => Promise<T> {
  let running: Promise<unknown> = Promise.resolve()
  let next: Promise<T> | null = null
  return (at = new Date()) =>
    (next ??= running.then(() => {
      next = null
      const begun = run(at)
      running = begun.catch(() => {})
      return begun
    }))
}

export const eventLog = (database: Database) => {
  const ends = async (): Promise<LogEnds> => {
    const row = await database.row<{ forgotten: string; head: string }>('select forgotten, head from log')
    return { forgotten: Number(row?.forgotten ?? 0), head: Number(row?.head ?? 0) }
  }

  /** Events after a cursor, in order; of those that are still kept. A type may end in `*`. */
  const read = async (filter: EventFilter, source: string, consoleUrl = LOCAL_CONSOLE): Promise<CloudEvent[]> => {
    const rows = await database.rows<EventRow>(READ, [
      filter.after,
      filter.types?.map(likePattern) ?? null,
      filter.limit,
    ])
    return rows.map((row) => toCloudEvent(row, source, consoleUrl))
  }

  return {
    ...eventDays(database),
    ends,
    read,

    /** The same for a reader that must miss nothing: it is told where what comes after its cursor is not kept any more. */
    page: async (filter: EventFilter, source: string, consoleUrl = LOCAL_CONSOLE): Promise<LogPage> => {
      const known = filter.types ? (await ends()).head : filter.after
      const events = await read(filter, source, consoleUrl)
      // Asked afterwards: what is kept now was kept when it was read.
      const { forgotten, head } = await ends()
      if (filter.after < forgotten) return { type: 'expired', forgotten, head }
      const last = Number(events.at(-1)?.sequence ?? filter.after)
      return { type: 'events', events, through: events.length < filter.limit ? Math.max(last, known) : last }
    },

    /**
     * Gives every committed change the next places, in the order they were written, on the day of `at`. One at a time
     * across processes, so places appear in order and readers see no hole. Returns how many were placed.
     */
    sequence: shared((at) =>
      database.transaction(
        async (sql) => {
          const before = await sql.row<{ head: string }>('select head from log where exists (select 1 from change)')
          if (!before) return 0
          const after = await sql.row<{ head: string }>(PLACE, [await openDay(sql, at)])
          await sql.query(`notify ${CHANNEL}`)
          return Number(after?.head) - Number(before.head)
        },
        { lock: LOG_LOCK },
      ),
    ),

    /** Whether any change still waits for its place. */
    unplaced: async () => (await database.row<{ n: number }>('select count(*)::int as n from change'))?.n ?? 0,

    head: async () => (await ends()).head,

    /** Calls back whenever the log has grown. */
    onGrowth: (onNotice: () => void) => database.listen(CHANNEL, onNotice),

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
    insert into event (day, sequence, id, type, subject, time, data)
    select $1, (select head from log) + row_number() over (order by position), id, type, subject, time, data from waiting
    returning 1)
  update log set head = head + (select count(*) from placed) returning head`

/**
 * From the day that holds the cursor on: earlier parts are not looked at, and the index of each is entered where the
 * cursor stands. Days and places grow together, so the order is that of places.
 */
const READ = `with begins as (select coalesce(max(day), '-infinity') as day from log_day where first <= $1)
  select sequence, id, type, subject, time, data from event
  where day >= (select day from begins) and (day, sequence) > ((select day from begins), $1)
    and ($2::text[] is null or type like any($2))
  order by day, sequence limit $3`

/** How a type that may end in `*` is compared in SQL. */
export const likePattern = (type: string) => type.replaceAll(/[\\%_]/g, String.raw`\$&`).replaceAll('*', '%')

export const toCloudEvent = (row: EventRow, source: string, consoleUrl: string): CloudEvent => ({
  specversion: '1.0',
  id: row.id,
  source,
  type: row.type,
  subject: row.subject,
  time: row.time.toISOString(),
  datacontenttype: 'application/json',
  dataschema: schemaAddress(row.type, consoleUrl),
  sequence: row.sequence,
  data: row.data,
})
