import type { Database, Sql } from './database.ts'
import { leave, moveForward, NOW, readLine, stamp, stand, time, type Moved, type TurnRequest } from './host-line.ts'
import {
  afterEnd,
  decideTurn,
  lookAround,
  newPace,
  nextMoments,
  spacingOf,
  standingOf,
  type EndedRequest,
  type HostLimit,
  type HostPace,
  type Standing,
} from './host-timetable.ts'
import { json } from './json.ts'
import { oneAtATime } from './one-at-a-time.ts'

/**
 * `at`: now, by the clock of the timetable, in milliseconds since 1970. `slot`: when to come again, later than that. `standing`:
 * of the host.
 * `cameInTime`: the asker had a slot, which has come.
 */
export type Turn =
  | { type: 'begun'; at: number; standing: Standing }
  | { type: 'wait'; at: number; slot: number; cameInTime: boolean }

const PACE = `${time('started_at')} as "startedAt", ${time('held_until')} as "heldUntil", slowdown, ${time('slowed_at')} as "slowedAt",
  delay_ms as "delayMs", answer_ms as "answerMs", ${time('answered_at')} as "answeredAt", refusals, served, others, others_since as "othersSince",
  gave_way as "gaveWay", under_way as "underWay"`

/**
 * The timetables of all hosts. Whoever asks or ends holds the host's row, so that each decision is made on the one before,
 * however many workers there are; and all go by the database's clock, or by the one given as `at`. A process asks one host
 * one at a time: who waits for its row holds one connection, and not all there are.
 */
export function hostTable(database: Database) {
  const inOrder = oneAtATime()
  const onHost = <T>(host: string, work: (sql: Sql) => Promise<T>) =>
    inOrder(host, () => database.transaction(work, DERIVED))
  return {
    /**
     * Begins a request, where the host allows one now; else keeps a place in its line, with the slot to come again at. Two
     * requests begin at least the interval apart, which is the limit's or the crawl delay, times how far the host was
     * slowed down; no more are under way than may be; and none begins while the host is held.
     */
    takeTurn: (request: TurnRequest, at: Date | null): Promise<Turn> =>
      onHost(request.host, async (sql) => {
        const held = await lockHost(sql, request.host)
        const pace = { ...held, delayMs: request.delayMs ?? held.delayMs }
        const line = await readLine(sql, request, pace, at)
        const { now } = line
        const decision = decideTurn(pace, line, request, now)
        const { gaveWay, delayMs } = decision.pace
        const isChanged = delayMs !== held.delayMs || gaveWay.length !== held.gaveWay.length
        if (decision.type === 'begin' || isChanged) await keepPace(sql, request.host, decision.pace)
        if (decision.type === 'wait') {
          await stand(sql, request, decision.slot)
          return {
            type: 'wait',
            at: now,
            slot: decision.slot,
            cameInTime: line.ownSlot !== null && line.ownSlot <= now,
          }
        }
        if (request.claim === 'stay') await stand(sql, request, now + spacingOf(pace, request.limit, request.rank))
        else if (line.ownSlot !== null) await leave(sql, request.host, request.holder)
        return { type: 'begun', at: now, standing: standingOf(pace) }
      }),

    /**
     * The request is over: its place is free, and the host is asked faster or slower by how it answered. Those next in line
     * may come sooner, where they were told a later slot than that: feeds are, and the pages are given back to be told.
     */
    end: (host: string, limit: HostLimit, ended: EndedRequest, at: Date | null): Promise<Moved[]> =>
      onHost(host, async (sql) => {
        const held = await lockHost(sql, host)
        const now = at ? at.getTime() : ((await sql.row<{ now: number }>(`select ${NOW} as now`))?.now ?? 0)
        const pace = afterEnd(held, ended, now)
        await keepPace(sql, host, pace)
        const moments = nextMoments(pace, limit, now)
        if (moments.length === 0) return []
        return moveForward(sql, host, { moments, from: now - lookAround(pace, limit).lateMs, now })
      }),

    /** Whoever does not come back leaves the line. */
    leave: (host: string, holder: string) => leave(database, host, holder),

    /** How a host is now; null where it was never asked. */
    pace: (host: string) => database.row<HostPace>(`select ${PACE} from host where host = $1`, [host]),

    /** Who waits there, in order. */
    line: (host: string) =>
      database.rows<{ holder: string; slot: number }>(
        `select holder, ${time('slot_at')} as slot from host_turn where host = $1 order by rank, place`,
        [host],
      ),

    /** Forgets hosts that nothing was asked of since then, where nobody waits. */
    forget: (before: Date, most: number) =>
      database.query(
        `delete from host where host in (
         select host from host where started_at < $1 and held_until < $1
           and not exists (select 1 from host_turn where host_turn.host = host.host) limit $2 for update skip locked)`,
        [before, most],
      ),

    /** Takes those out of their lines whose slot was before then and who never came. */
    forgetTurns: (before: Date, most: number) =>
      database.query(
        `delete from host_turn where (host, holder) in (select host, holder from host_turn where slot_at < $1 limit $2)`,
        [before, most],
      ),
  }
}

// A power cut costs what no host remembers.
const DERIVED = { derived: true }

async function lockHost(sql: Sql, host: string): Promise<HostPace> {
  const lock = () => sql.row<HostPace>(`select ${PACE} from host where host = $1 for update`, [host])
  const known = await lock()
  if (known) return known
  await sql.query('insert into host (host) values ($1) on conflict do nothing', [host])
  return (await lock()) ?? newPace()
}

const keepPace = (sql: Sql, host: string, pace: HostPace) =>
  sql.query(
    `update host set started_at = ${stamp('$2')}, held_until = ${stamp('$3')}, slowdown = $4, slowed_at = ${stamp('$5')}, delay_ms = $6,
       answer_ms = $7, answered_at = ${stamp('$8')}, refusals = $9, gave_way = $10, under_way = $11,
       others = $12, others_since = $13, served = $14
     where host = $1`,
    [
      host,
      pace.startedAt,
      pace.heldUntil,
      pace.slowdown,
      pace.slowedAt,
      pace.delayMs,
      pace.answerMs,
      pace.answeredAt,
      pace.refusals,
      pace.gaveWay,
      json(pace.underWay),
      pace.others,
      pace.othersSince,
      pace.served,
    ],
  )
