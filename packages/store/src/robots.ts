import type { Database } from './database.ts'
import { json } from './json.ts'
import { asReason } from './reason.ts'

/** What a host's robots.txt said, until when it holds. `rules` is null where it could never be had. */
export type KeptRobots<Rules> = { rules: Rules | null; reason: string; until: number; failures: number }

/** What the robots.txt of each origin said, for all workers. Times are milliseconds since 1970. */
export const robotsTable = (database: Database) => ({
  read: <Rules>(origin: string) =>
    database.row<KeptRobots<Rules>>(
      `select rules, reason, failures, round(extract(epoch from until) * 1000)::float8 as until from robots
       where origin = $1 and until > '-infinity'`,
      [origin],
    ),

  /** Takes it upon oneself to ask, until then; false where somebody else does, or has just done so. */
  claim: async (origin: string, now: number, until: number): Promise<boolean> =>
    (await database.query(
      `insert into robots as known (origin, reason, failures, until, asked_until) values ($1, '', 0, '-infinity', $3)
       on conflict (origin) do update set asked_until = $3 where known.asked_until <= $2 and known.until <= $2`,
      [origin, new Date(now), new Date(until)],
    )) > 0,

  /** Asked in vain: its host has other requests first. */
  release: async (origin: string) =>
    void (await database.query(`update robots set asked_until = '-infinity' where origin = $1`, [origin])),

  write: async <Rules>(origin: string, { rules, reason, until, failures }: KeptRobots<Rules>) =>
    void (await database.query(
      `insert into robots (origin, rules, reason, failures, until) values ($1, $2, $3, $4, $5)
       on conflict (origin) do update set rules = $2, reason = $3, failures = $4, until = $5, asked_until = '-infinity'`,
      [origin, rules && json(rules), asReason(reason), failures, new Date(until)],
    )),

  /** Forgets what held until before then. */
  forget: (before: Date, most: number) =>
    database.query(
      'delete from robots where origin in (select origin from robots where until < $1 and asked_until < $1 limit $2)',
      [before, most],
    ),
})
