import type { TermVector } from '@copydesk/news'
import type { Sql } from './database.ts'
import type { GroupQuestion, StoryPlan } from './grouping.ts'
import { json } from './json.ts'
import { keepStoryTimes } from './story-times.ts'

/** Writes the stories as planned. Returns the article's story first, then the others that changed, with their versions. */
export async function writeStories(
  sql: Sql,
  plan: StoryPlan,
  question: GroupQuestion,
): Promise<{ storyId: string; version: number }[]> {
  const { now } = question
  const left = await place(sql, plan, now)
  for (const { storyId, into } of plan.merged) await merge(sql, storyId, into)
  const merged = new Set(plan.merged.map(({ storyId }) => storyId))
  const touched = [...left, ...plan.placed.map(({ storyId }) => storyId), ...plan.merged.map(({ into }) => into)]
  const changed = [...new Set(touched)].filter((storyId) => !merged.has(storyId))
  const own = await sql.row<{ storyId: string }>('select story_id as "storyId" from article where id = $1', [
    question.articleId,
  ])
  // A revised text may head its story, and be of another time, although nothing moved.
  const told = [...new Set([...(own ? [own.storyId] : []), ...changed])]
  await keepStoryTimes(sql, { changed, told }, now)
  return describe(sql, told, question)
}

/** Puts articles into their stories. Returns the stories they left. */
async function place(sql: Sql, { placed }: StoryPlan, now: Date): Promise<string[]> {
  if (placed.length === 0) return []
  const rows = await sql.rows<{ storyId: string | null }>(
    `with given as (
       select * from jsonb_to_recordset($1) as given ("articleId" text, "storyId" text, evidence jsonb)),
     kept as (
       insert into story (id, first_at, last_at, changed_at, version)
       select distinct "storyId", $2::timestamptz, $2::timestamptz, $2::timestamptz, 0 from given order by 1 on conflict (id) do nothing),
     former as (select story_id from article join given on article.id = "articleId"),
     moved as (
       update article set story_id = "storyId", story_evidence = evidence, moves = moves + 1 from given where article.id = "articleId")
     select distinct story_id as "storyId" from former`,
    [json(placed), now],
  )
  return rows.flatMap(({ storyId }) => storyId ?? [])
}

async function merge(sql: Sql, storyId: string, into: string) {
  await sql.query('update article set story_id = $2 where story_id = $1', [storyId, into])
  await sql.query('update story set merged_into = $2 where id = $1 or merged_into = $1', [storyId, into])
}

type Told = { id: string; title: string | null; vector: TermVector }

async function describe(sql: Sql, storyIds: string[], question: GroupQuestion) {
  const described = []
  for (const storyId of storyIds) {
    const articles = await sql.rows<Told>(
      `select id, title, vector from article where story_id = $1 and merged_into is null and vector is not null
       order by coalesce(published_at, first_seen_at) desc, id limit $2`,
      [storyId, question.reach.live],
    )
    const row = await sql.row<{ version: number }>('update story set headline = $2 where id = $1 returning version', [
      storyId,
      question.headline(articles),
    ])
    described.push({ storyId, version: row?.version ?? 1 })
  }
  return described
}
