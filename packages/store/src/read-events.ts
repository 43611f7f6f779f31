import {
  LOCAL_CONSOLE,
  schemaAddress,
  type CloudEvent,
  type EventAbout,
  type EventChoice,
  type EventType,
} from '@copydesk/pipeline'
import { ABOUT, compared, eventsChosen, isAnythingChosen } from './chosen-events.ts'
import type { Database } from './database.ts'

/** What comes after a place in the log, and of that what was chosen. */
export type EventFilter = EventChoice & { after: number; limit: number }

/** `forgotten`: the last place that is not kept any more; `head`: the last there is. */
export type LogEnds = { forgotten: number; head: number }

/**
 * What a reader gets after its cursor, and how far that goes, also where nothing was asked for; or that events after it are not
 * kept any more.
 */
export type LogPage<Read = CloudEvent> =
  | { type: 'events'; events: Read[]; through: number }
  | ({ type: 'expired' } & LogEnds)

/** An event with what it is chosen by. */
export type AboutEvent = { event: CloudEvent; about: EventAbout }

/** Of what was chosen, so many places of the log are looked through at once: a page may be empty and have a next one. */
export const LOOKED_THROUGH = 50_000

export type EventRow = {
  sequence: string
  id: string
  type: EventType
  subject: string
  time: Date
  data: Record<string, unknown>
}

/**
 * From the day that holds the cursor on: earlier parts are not looked at, and the index of each is entered where the
 * cursor stands. Days and places grow together, so the order is that of places.
 */
const BEGINS = `select coalesce(max(day), '-infinity') as day from log_day where first <= $1`

const COLUMNS = 'sequence, id, type, subject, time, data'
const MOST_PLACES = Number.MAX_SAFE_INTEGER

/** The log as it is read: by places, and by what was chosen. */
export const eventReading = (database: Database) => {
  const ends = async (): Promise<LogEnds> => {
    const row = await database.row<{ forgotten: string; head: string }>('select forgotten, head from log')
    return { forgotten: Number(row?.forgotten ?? 0), head: Number(row?.head ?? 0) }
  }

  const reading =
    <Row extends EventRow>(columns: string) =>
    ({ after, limit, ...choice }: EventFilter, through = MOST_PLACES): Promise<Row[]> => {
      const values: unknown[] = [after, limit, through]
      const chosen = eventsChosen(choice, values)
      return database.rows<Row>(
        `with begins as (${BEGINS}) select ${columns} from event
         where day >= (select day from begins) and (day, sequence) > ((select day from begins), $1) and sequence <= $3${chosen}
         order by day, sequence limit $2`,
        values,
      )
    }
  const told = reading(COLUMNS)
  const toldAbout = reading<EventRow & { about: EventAbout }>(`${COLUMNS}, ${ABOUT} as about`)

  /** For a reader that must miss nothing: it is told where what comes after its cursor is not kept any more. */
  const pageOf = async <Row extends EventRow>(filter: EventFilter, read: ReturnType<typeof reading<Row>>) => {
    const { after, limit, ...choice } = filter
    const known = isAnythingChosen(choice) ? Math.min((await ends()).head, after + LOOKED_THROUGH) : null
    const found = await read(filter, known ?? undefined)
    // Asked afterwards: what is kept now was kept when it was read.
    const { forgotten, head } = await ends()
    if (after < forgotten) return { type: 'expired' as const, forgotten, head }
    const last = Number(found.at(-1)?.sequence ?? after)
    const through = found.length < limit ? Math.max(last, known ?? after) : last
    return { type: 'events' as const, events: found, through }
  }

  return {
    ends,

    /** A choice as it is compared with what was written with events: for who chooses from what it read. */
    compared: (choice: EventChoice) => compared(database, choice),

    /** Events after a cursor, in order; of those that are still kept. */
    read: async (filter: EventFilter, source: string, consoleUrl = LOCAL_CONSOLE): Promise<CloudEvent[]> =>
      (await told(filter)).map((row) => toCloudEvent(row, source, consoleUrl)),

    /** The same for a reader that must miss nothing, by where it has come to. */
    page: async (filter: EventFilter, source: string, consoleUrl = LOCAL_CONSOLE): Promise<LogPage> => {
      const page = await pageOf(filter, told)
      if (page.type === 'expired') return page
      return { ...page, events: page.events.map((row) => toCloudEvent(row, source, consoleUrl)) }
    },

    /** The same with what each event is chosen by: for who chooses from what it read. */
    pageAbout: async (
      filter: EventFilter,
      source: string,
      consoleUrl = LOCAL_CONSOLE,
    ): Promise<LogPage<AboutEvent>> => {
      const page = await pageOf(filter, toldAbout)
      if (page.type === 'expired') return page
      const events = page.events.map((row) => ({ event: toCloudEvent(row, source, consoleUrl), about: row.about }))
      return { ...page, events }
    },
  }
}

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
