import type { Client } from 'pg'
import { type ArticleRow, articleLines, storyLines } from './article-lines.ts'
import type { Told } from './told-pages.ts'
import { type CarryingPage, untold } from './untold.ts'

/** What a store holds, by addresses: two runs that took different paths to the same end hold the same. */
export type Held = {
  /** How each entry ended. */
  entries: string[]
  /** The bytes each page was kept as last, by their hash. */
  bytes: string[]
  /** The pages of each article, its lead, or those of the same minute, and whose text it is first, each with its relation. */
  articles: string[]
  /** Pages that run what their origin has corrected. */
  uncorrected: string[]
  /** The leads of each story's articles. */
  stories: string[]
  /** Jobs that cannot go on. */
  quarantine: string[]
  /** What the log tells that no later event can take back: texts that changed and how, pages that went and why, feeds in trouble. */
  told: string[]
  /** What contradicts itself, whatever another run holds. */
  broken: string[]
  /** Pages kept, events told: to be shown. */
  pages: number
  events: number
}

const ENTRIES = `select canonical_url || ' ' || case when disposition in ('stored', 'copy') then 'carries' else disposition end as line from entry`

const BYTES = `
  select canonical_url || ' ' || raw_hash as line
  from entry cross join lateral (select raw_hash from page where entry_id = entry.id order by round desc, fetched_at desc, page.id limit 1) newest`

const UNCORRECTED = `select canonical_url as line from copy join entry on entry.id = entry_id where uncorrected is not null`

const ARTICLES = `
  select coalesce(story_id, article.id) as story, origin->>'name' as origin, jsonb_agg(jsonb_build_object('url', entry.canonical_url,
    'relation', copy.relation, 'saidAt', coalesce(revision.published_at, entry.published_at), 'isLead', entry.id = lead_entry_id,
    'isOrigins', coalesce(lower(coalesce(revision.article->>'publisher', entry.outlet)) = lower(origin->>'name'), false))) as pages
  from article join copy on copy.article_id = article.id join entry on entry.id = copy.entry_id join revision on revision.id = copy.revision_id
  where merged_into is null group by article.id`

const CARRYING = `
  select coalesce(final_url, canonical_url) as url, article.id as article, story_id as story, uncorrected is not null as uncorrected
  from copy join entry on entry.id = entry_id join article on article.id = article_id`

const QUARANTINE = `select stage || ': ' || reason as line from quarantine`

/** Each is a sentence about what may not be; a row is one that is. */
const NEVER: { what: string; sql: string }[] = [
  { what: 'still pending', sql: `select canonical_url as line from entry where disposition = 'pending'` },
  {
    what: 'carries an article, or leads one, otherwise than its disposition says',
    sql: `select canonical_url as line from entry left join copy on copy.entry_id = entry.id
      left join article on article.id = copy.article_id
      where entry.withdrawn_at is null and (disposition in ('stored', 'copy') and copy.entry_id is null
        or disposition = 'stored' and article.lead_entry_id is distinct from entry.id
        or disposition = 'copy' and article.lead_entry_id = entry.id)`,
  },
  {
    what: 'is led by a page that it does not have',
    sql: `select article.id as line from article left join copy on copy.article_id = article.id and copy.entry_id = lead_entry_id
      where merged_into is null and copy.entry_id is null`,
  },
  {
    what: 'was kept twice in one round',
    sql: `select entry_id || ' ' || round as line from page group by entry_id, round having count(*) > 1`,
  },
  {
    what: 'is in an article that was merged away',
    sql: `select entry_id as line from copy join article on article.id = article_id where merged_into is not null`,
  },
  { what: 'has no place in the log', sql: `select id as line from change` },
  { what: 'is in the log twice', sql: `select id as line from event group by id having count(*) > 1` },
  {
    what: 'is a hole in the log',
    sql: `select sequence::text as line from (select sequence, row_number() over (order by sequence) as place from event) e where sequence <> place`,
  },
  {
    what: 'changes were told, and are not in the log',
    sql: `select missing::text as line from (
      select (select count(*) from told) - (select count(*) from event) - (select count(*) from change) - (select forgotten from log) as missing) t
      where missing <> 0`,
  },
  {
    what: 'counts other copies than it has',
    sql: `select id as line from article where merged_into is null and copies <> (select count(*) from copy where article_id = article.id)`,
  },
]

/** Reads what a store holds, and looks for what contradicts itself. */
export async function readHeld(client: Client): Promise<Held> {
  const lines = async (sql: string) =>
    (await client.query<{ line: string }>(sql)).rows.map(({ line }) => line).toSorted()
  const broken: string[] = []
  for (const { what, sql } of NEVER) broken.push(...(await lines(sql)).map((line) => `${line} ${what}`))
  const { rows: events } = await client.query<Told>('select type, subject, data from event order by sequence')
  broken.push(...untold((await client.query<CarryingPage>(CARRYING)).rows, events))
  const { rows: articles } = await client.query<ArticleRow>(ARTICLES)
  const { rows } = await client.query<{ n: string }>('select count(*) as n from page')
  return {
    entries: await lines(ENTRIES),
    bytes: await lines(BYTES),
    articles: articleLines(articles).toSorted(),
    uncorrected: await lines(UNCORRECTED),
    stories: storyLines(articles).toSorted(),
    quarantine: await lines(QUARANTINE),
    told: events.flatMap(lastingly).toSorted(),
    broken,
    pages: Number(rows[0]?.n),
    events: events.length,
  }
}

const lastingly = ({ type, data, subject }: Told): string[] => {
  if (type === 'copydesk.article.revised') return [`${type} ${String(data['url'])} ${String(data['kind'])}`]
  if (type === 'copydesk.article.withdrawn') return [`${type} ${String(data['url'])} ${String(data['reason'])}`]
  return type.startsWith('copydesk.feed.') ? [`${type} ${subject}`] : []
}
