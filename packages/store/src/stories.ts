import type { Mention, TermVector } from '@copydesk/news'
import type { Change } from '@copydesk/pipeline'
import type { Database, Sql } from './database.ts'
import { writeChanges } from './events.ts'
import { json } from './json.ts'

export type StoryCandidate = { id: string; vector: TermVector; at: number; storyId: string | null }

/** Where an article belongs. `merges`: stories that turn out to be this one. */
export type StoryPlan = {
  storyId: string
  merges: string[]
  evidence: unknown
  changes: Change[]
}

export type StorySummary = {
  id: string
  headline: string | null
  firstAt: Date
  lastAt: Date
  articles: number
  pages: number
  outlets: number
  origins: string[]
}

type Titled = { id: string; title: string | null; vector: TermVector }

/** What is asked about one article. */
export type GroupQuestion = {
  articleId: string
  version: number
  vector: TermVector
  terms: string[]
  at: Date
  windowHours: number
  decide(candidates: StoryCandidate[]): StoryPlan
  headline(articles: Titled[]): string | null
}

const GROUP_LOCK = 7_267_004
const CANDIDATES = 200
const HEADLINE_FROM = 50

const SUMMARY = `select story.id, story.headline, story.first_at as "firstAt", story.last_at as "lastAt",
    count(distinct article.id)::int as articles, count(copy.entry_id)::int as pages, count(distinct entry.outlet)::int as outlets,
    coalesce(array_agg(distinct article.origin->>'name') filter (where article.origin is not null), '{}') as origins
  from story join article on article.story_id = story.id and article.merged_into is null
    join copy on copy.article_id = article.id join entry on entry.id = copy.entry_id`

export const storyTable = (database: Database) => ({
  mentions: async (articleId: string) =>
    (await database.row<{ mentions: Mention[] }>('select mentions from tagging where article_id = $1', [articleId]))
      ?.mentions ?? [],

  /** Finds the articles near this one, lets `decide` choose its story, and writes that; one at a time across processes. */
  group: (question: GroupQuestion, now: Date): Promise<{ storyId: string; version: number }> =>
    database.transaction(
      async (sql) => {
        const plan = question.decide(await candidates(sql, question))
        const moved = await place(sql, plan, question, now)
        await mergeStories(sql, plan)
        await writeChanges(sql, plan.changes, now)
        return describeStory(sql, plan, question, moved || plan.merges.length > 0, now)
      },
      { lock: GROUP_LOCK, derived: true },
    ),

  list: (limit: number) =>
    database.rows<StorySummary>(
      `${SUMMARY} where story.merged_into is null group by story.id order by story.changed_at desc, story.id limit $1`,
      [limit],
    ),

  byId: (id: string) =>
    database.row<StorySummary>(
      `${SUMMARY} where story.id = (select coalesce(merged_into, id) from story where id = $1) group by story.id`,
      [id],
    ),
})

const candidates = (sql: Sql, question: GroupQuestion) =>
  sql.rows<StoryCandidate>(
    `select id, vector, (extract(epoch from coalesce(published_at, first_seen_at)) * 1000)::float8 as at, story_id as "storyId" from article
     where merged_into is null and story_id is not null and id <> $1 and terms && $2
       and coalesce(published_at, first_seen_at) between $3::timestamptz - $4 * interval '1 hour' and $3::timestamptz + $4 * interval '1 hour'
     order by id limit $5`,
    [question.articleId, question.terms, question.at, question.windowHours, CANDIDATES],
  )

/** Puts the article into its story. Returns whether it was not there before. */
async function place(sql: Sql, plan: StoryPlan, question: GroupQuestion, now: Date): Promise<boolean> {
  const { articleId, vector, terms, version, at } = question
  const row = await sql.row<{ moved: boolean }>(
    `with former as (select story_id from article where id = $1),
       kept as (
         insert into story (id, first_at, last_at, changed_at) values ($2, $3, $3, $4)
         on conflict (id) do update set first_at = least(story.first_at, $3), last_at = greatest(story.last_at, $3), merged_into = null),
       placed as (
         update article set story_id = $2, vector = $6, terms = $7, grouped_version = greatest(grouped_version, $8), grouped_at = $4,
           story_evidence = case when story_id is distinct from $2 then $5 else story_evidence end
         where id = $1)
     select story_id is distinct from $2 as moved from former`,
    [articleId, plan.storyId, at, now, json(plan.evidence), json(vector), terms, version],
  )
  return row?.moved ?? false
}

async function mergeStories(sql: Sql, plan: StoryPlan) {
  if (plan.merges.length === 0) return
  await sql.query('update article set story_id = $1 where story_id = any($2)', [plan.storyId, plan.merges])
  await sql.query(
    `update story set first_at = least(story.first_at, other.first_at), last_at = greatest(story.last_at, other.last_at)
     from (select min(first_at) as first_at, max(last_at) as last_at from story where id = any($2)) other where story.id = $1`,
    [plan.storyId, plan.merges],
  )
  await sql.query('update story set merged_into = $1 where id = any($2) or merged_into = any($2)', [
    plan.storyId,
    plan.merges,
  ])
}

async function describeStory(sql: Sql, plan: StoryPlan, question: GroupQuestion, changed: boolean, now: Date) {
  const articles = await sql.rows<Titled>(
    `select id, title, vector from article where story_id = $1 and merged_into is null and vector is not null order by id limit $2`,
    [plan.storyId, HEADLINE_FROM],
  )
  const row = await sql.row<{ version: number }>(
    `update story set headline = $2, version = version + $3::int, changed_at = case when $3 = 1 then $4 else changed_at end
     where id = $1 returning version`,
    [plan.storyId, question.headline(articles), changed ? 1 : 0, now],
  )
  return { storyId: plan.storyId, version: row?.version ?? 1 }
}
