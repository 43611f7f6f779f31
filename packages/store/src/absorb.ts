import type { Change } from '@copydesk/pipeline'
import type { Sql } from './database.ts'
import { writeChanges } from './events.ts'
import type { ArticlePlan } from './matching.ts'
import { keepStoryTimes } from './story-times.ts'

/**
 * Leads the absorbed articles' ids to the article that they turned out to be, and a story that has lost its last
 * article by it to that article's story: a story without an article is none. Gives the others that are to be grouped again: those of
 * its story that it was alike may have been there for its sake. The stories that remain without them are of other times.
 */
export async function absorbArticles(sql: Sql, { articleId, absorbs }: ArticlePlan, at: Date): Promise<Versioned[]> {
  if (absorbs.length === 0) return []
  await sql.query(
    'update article set merged_into = $1, grouped_as = null where id = any($2) or merged_into = any($2)',
    [articleId, absorbs],
  )
  const again = await sql.rows<Versioned>(GROUP_AGAIN, [articleId, absorbs])
  await moveEmptied(sql, articleId, absorbs, at)
  const told = await sql.rows<{ id: string }>(
    'select distinct story_id as id from article where id = any($1) and story_id is not null',
    [[articleId, ...absorbs]],
  )
  await keepStoryTimes(sql, { changed: [], told: told.map(({ id }) => id) }, at)
  return again.filter((article) => article.articleId !== articleId)
}

type Versioned = { articleId: string; version: number }

const GROUP_AGAIN = `
  with again as (
    select $1 as id union
    select id from article where merged_into is null and story_id in (select story_id from article where id = any($2)) and id in (
      select article_b from link where article_a = any($2) union all select article_a from link where article_b = any($2)))
  update article set grouped_as = null, grouped_version = least(grouped_version, version - 1)
  where id in (select id from again) returning id as "articleId", version`

async function moveEmptied(sql: Sql, articleId: string, absorbs: string[], at: Date): Promise<void> {
  const emptied = await sql.rows<{ id: string }>(
    `select id from story where merged_into is null and id in (select story_id from article where id = any($1))
       and not exists (select 1 from article where story_id = story.id and merged_into is null) order by first_at, id`,
    [absorbs],
  )
  const [first] = emptied
  if (!first) return
  const { into, changes: heir } = await takeOver(sql, articleId, first.id)
  const moved = emptied.filter((story) => story.id !== into).map((story) => story.id)
  await sql.query('update story set merged_into = $1 where id = any($2) or merged_into = any($2)', [into, moved])
  const changes = moved.map((from) => ({
    key: `story.merged:${from}:${into}`,
    type: 'copydesk.story.merged' as const,
    subject: from,
    data: { storyId: from, into, articleId },
  }))
  await writeChanges(sql, [...heir, ...changes], at)
}

/** An article not grouped yet takes over the story of the first text it absorbed. Gives the story it is in. */
async function takeOver(sql: Sql, articleId: string, storyId: string): Promise<{ into: string; changes: Change[] }> {
  const known = await sql.row<{ into: string | null; moves: number; title: string | null }>(
    'select story_id as into, moves, title from article where id = $1',
    [articleId],
  )
  if (known?.into) return { into: known.into, changes: [] }
  await sql.query('update article set story_id = $2, moves = moves + 1 where id = $1', [articleId, storyId])
  const key = `story.grown:${storyId}:${articleId}:${known?.moves ?? 0}`
  const told = { storyId, articleId, title: known?.title ?? null, from: null, evidence: null }
  return { into: storyId, changes: [{ key, type: 'copydesk.story.grown', subject: storyId, data: told }] }
}
