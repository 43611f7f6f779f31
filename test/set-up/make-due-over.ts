import type { Client } from 'pg'

const DUE = `update feed set next_poll_at = $1::timestamptz + place * $2::float8 * interval '1 ms'
  from (select id, percent_rank() over (order by id) as place from feed) as placed where placed.id = feed.id and not paused`

/** Makes every feed due, one after the other over so many ms from `at` on. */
export const makeDueOver = async (client: Client, at: Date, overMs: number): Promise<void> =>
  void (await client.query(DUE, [at, overMs]))

/** By the database's clock, which all go by. */
export async function nowBy(client: Client): Promise<Date> {
  const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as now')
  return (rows[0] as { now: Date }).now
}
