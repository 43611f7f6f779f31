import { tagFigures } from '@copydesk/claims'
import { Client } from 'pg'

const saying = (dead: number) => `A fire at the mill killed ${dead} people on Monday, the harbour office said.`
const TWO_SOURCES = `select min(revision_id) as one, max(revision_id) as other from (
  select distinct on (story_id, source) story_id, revision_id from article where merged_into is null and source is not null) said
  group by story_id having count(*) > 1 order by story_id limit 1`

/** Two independent sources of one story count its dead. */
export async function haveTwoDisagree(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ one: string; other: string }>(TWO_SOURCES)
  for (const [revisionId, dead] of [
    [rows[0]?.one, 12],
    [rows[0]?.other, 31],
  ] as const) {
    const text = saying(dead)
    await client.query('update revision set text = $2 where id = $1', [revisionId, text])
    await client.query('update tagging set figures = $2 where revision_id = $1', [
      revisionId,
      JSON.stringify(tagFigures(text, [])),
    ])
  }
  await client.end()
}
