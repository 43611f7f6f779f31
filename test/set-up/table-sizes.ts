import type { Client } from 'pg'

/** Bytes of a table and of its indexes; of the log's days together. */
export type TableSize = { name: string; data: number; indexes: number }

/** What a store's tables take, the largest first. */
export async function tableSizes(client: Client): Promise<TableSize[]> {
  const { rows } = await client.query<{ name: string; data: string; indexes: string }>(
    `select regexp_replace(relname, '^(event)_\\d+$', '\\1') as name, sum(pg_table_size(oid)) as data, sum(pg_indexes_size(oid)) as indexes
     from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace group by 1 order by sum(pg_total_relation_size(oid)) desc`,
  )
  return rows.map(({ name, data, indexes }) => ({ name, data: Number(data), indexes: Number(indexes) }))
}
