import type { Change, CloudEvent, EventType } from '@copydesk/pipeline'
import { ulid } from 'ulid'
import type { Database, Sql } from './database.ts'
import { json } from './json.ts'

export type EventFilter = { after: number; types?: string[]; limit: number }

type EventRow = {
  sequence: string
  id: string
  type: EventType
  subject: string
  time: Date
  data: Record<string, unknown>
}

/** The channel on which readers are told that the log has grown. */
const CHANNEL = 'copydesk_log'
const SEQUENCE_LOCK = 7_267_002

/** Writes changes in the caller's transaction. A change told before, by its key, is not told again. */
export async function writeChanges(sql: Sql, changes: Change[], at: Date): Promise<void> {
  if (changes.length === 0) return
  const told = changes.map((change) => ({ id: ulid(at.getTime()), ...change }))
  await sql.query(
    `insert into event (id, key, type, subject, time, data)
     select change.id, change.key, change.type, change.subject, $2, change.data
     from rows from (jsonb_to_recordset($1) as (id text, key text, type text, subject text, data jsonb))
       with ordinality as change (id, key, type, subject, data, place) order by place
     on conflict (key) do nothing`,
    [json(told), at],
  )
}

/** Calls that come while one runs share the next: it begins after all of them, and so does what they ask for. */
function shared<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> = Promise.resolve()
  let next: Promise<T> | null = null
  return () =>
    (next ??= running.then(() => {
      next = null
      const begun = run()
      running = begun.catch(() => {})
      return begun
    }))
}

export const eventLog = (database: Database) => ({
  /**
   * Gives every committed change without a place the next places, in the order they were written. One at a time
   * across processes, so places appear in order and readers see no hole. Returns how many were placed.
   */
  sequence: shared(() =>
    database.transaction(
      async (sql) => {
        const placed = await sql.query(
          `update event set sequence = place.sequence from (
             select position, (select coalesce(max(sequence), 0) from event) + row_number() over (order by position) as sequence
             from event where sequence is null
           ) place where event.position = place.position`,
        )
        if (placed > 0) await sql.query(`notify ${CHANNEL}`)
        return placed
      },
      { lock: SEQUENCE_LOCK },
    ),
  ),

  /** Whether any change still waits for its place. */
  unplaced: async () =>
    (await database.row<{ n: number }>('select count(*)::int as n from event where sequence is null'))?.n ?? 0,

  /** Events after a cursor, in order. A type may end in `*`. */
  read: async (filter: EventFilter, source: string): Promise<CloudEvent[]> => {
    const rows = await database.rows<EventRow>(
      `select sequence, id, type, subject, time, data from event
       where sequence > $1 and ($2::text[] is null or type like any($2)) order by sequence limit $3`,
      [filter.after, filter.types?.map(likePattern) ?? null, filter.limit],
    )
    return rows.map((row) => toCloudEvent(row, source))
  },

  head: async () =>
    Number((await database.row<{ head: string }>('select coalesce(max(sequence), 0) as head from event'))?.head ?? 0),

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
})

const likePattern = (type: string) => type.replaceAll(/[\\%_]/g, String.raw`\$&`).replaceAll('*', '%')

const toCloudEvent = (row: EventRow, source: string): CloudEvent => ({
  specversion: '1.0',
  id: row.id,
  source,
  type: row.type,
  subject: row.subject,
  time: row.time.toISOString(),
  datacontenttype: 'application/json',
  dataschema: `https://copydesk.dev/schemas/${row.type}.json`,
  sequence: row.sequence,
  data: row.data,
})
