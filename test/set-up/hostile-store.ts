import type { Client } from 'pg'

/** Runs wherever it is taken for markup, for an attribute, or for a script. */
export const MARKUP = `"'><img src=x onerror="window.struck='markup'"><script>window.struck='script'</script><svg onload="window.struck='svg'">{{constructor.constructor('window.struck=1')()}}&lt;b&gt;`
/** Runs where it is followed. */
export const ADDRESS = `javascript:window.struck='address'//`

const TABLES = ['feed', 'entry', 'revision', 'article', 'story', 'copy', 'tagging', 'quarantine', 'webhook', 'delivery', 'api_token', 'push_subscription', 'change', 'event', 'audit', 'robots'] // prettier-ignore
/** What says where rows belong: without these nothing would be found to be shown. */
const KEPT =
  /(?:^|_)(?:id|ids|hash|state|kind|disposition|stage|key|type|subject|canonical_url|day|bytes|language|token|lease|relation|article|event|outcome)$/
const IS_ADDRESS = /url$|^moved_to$|^hub$|^topic$/
/** Of JSON: ids, times, and words of ours. */
const KEPT_JSON = /^(?:[0-9a-z]{16,64}|\d{4}-\d\d-\d\dT.*|copydesk\..*|person|organization|place|http:\/\/127.*)$/
const KEPT_NAMES = new Set([
  'id',
  'type',
  'relation',
  'language',
  'kind',
  'entryId',
  'pageId',
  'storyId',
  'articleId',
  'step',
  'unit',
  'fate',
])

type Column = { table: string; column: string; type: string }

/**
 * Writes a payload into every column, and every text of every JSON value, that holds what may have come from the net, as if every check
 * before it had failed. Gives the columns it is in.
 */
export async function makeHostile(client: Client): Promise<string[]> {
  const { rows } = await client.query<Column>(
    `select table_name as table, column_name as column, data_type as type from information_schema.columns
     where table_schema = 'public' and table_name = any($1) and data_type in ('text', 'jsonb') order by 1, 2`,
    [TABLES],
  )
  // Neither triggers nor foreign keys.
  await client.query('set session_replication_role = replica')
  const done: string[] = []
  for (const { table, column, type } of rows) {
    if (type === 'text' && KEPT.test(column)) continue
    const wrote = type === 'text' ? writeText(client, table, column) : writeJson(client, table, column)
    if (await wrote.catch(() => false)) done.push(`${table}.${column}`)
  }
  return done
}

/** Each value once: some have to be unique. */
async function writeText(client: Client, table: string, column: string): Promise<boolean> {
  const payload = IS_ADDRESS.test(column) ? ADDRESS : MARKUP
  const { rowCount } = await client.query(
    `update ${table} set ${column} = $1 || substr(md5(ctid::text || tableoid::text), 1, 8) where ${column} is not null or $2`,
    [payload, !IS_ADDRESS.test(column) && column !== 'merged_into' && column !== 'disabled_reason'],
  )
  return (rowCount ?? 0) > 0
}

async function writeJson(client: Client, table: string, column: string): Promise<boolean> {
  const { rows } = await client.query<{ place: string; part: string; value: unknown }>(
    `select ctid::text as place, tableoid::text as part, ${column} as value from ${table} where ${column} is not null`,
  )
  for (const { place, part, value } of rows) {
    await client.query(`update ${table} set ${column} = $1 where ctid = $2::tid and tableoid = $3::oid`, [
      JSON.stringify(hostile(value)),
      place,
      part,
    ])
  }
  return rows.length > 0
}

function hostile(value: unknown, name = ''): unknown {
  if (typeof value === 'string') {
    if (KEPT_NAMES.has(name) || KEPT_JSON.test(value)) return value
    return /^https?:/.test(value) ? ADDRESS : MARKUP
  }
  if (Array.isArray(value)) return value.map((part) => hostile(part, name))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, hostile(part, key)]))
}
