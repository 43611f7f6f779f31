import type { Counted, Mention, TermVector } from '@copydesk/news'
import type { Change } from '@copydesk/pipeline'
import type { Database, Sql } from './database.ts'
import { writeChanges } from './events.ts'
import { json } from './json.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { rowsTogether, together } from './together.ts'
import { writeStories } from './write-stories.ts'

export type Compared = { id: string; vector: TermVector }
/** An article, and what it was grouped as: while that is the same, so is its vector. */
export type GroupedAs = { id: string; groupedAs: string | null }
/** The vectors of these articles. */
export type ReadVectors = (articleIds: string[]) => Promise<Compared[]>
/** Two articles found alike, `a` before `b`. The store keeps them as they were found. */
export type Link = { a: string; b: string; likeness: number; terms: string[] }
/** `at`: ms since 1970; `moves`: in how many stories it was put so far. */
export type GroupedArticle = { id: string; title: string | null; at: number; storyId: string | null; moves: number }
type Around = { articles: GroupedArticle[]; links: (Link & { storyId: string | null })[] }

/** What becomes of the stories around an article. `merged`: ids that lead elsewhere from now on. */
export type StoryPlan = {
  placed: { articleId: string; storyId: string; evidence: unknown }[]
  merged: { storyId: string; into: string }[]
  changes: Change[]
}

/** What is asked about one article. Its neighbours are compared, read wider and decided by who asks. */
export type GroupQuestion = {
  articleId: string
  version: number
  /** Names all that grouping the article hangs on. */
  as: string
  now: Date
  vector: TermVector
  counted: Counted
  /** Names the owners and rules it was counted by. */
  countedBy: string
  terms: { term: string; weight: number }[]
  at: Date
  reach: { windowHours: number; candidates: number; stories: number; live: number }
  compare(others: GroupedAs[], read: ReadVectors): Promise<Link[]>
  /** Ids of the stories to read as well; none when what is read is enough. */
  beyond(around: Around, step: number): string[]
  decide(around: Around): StoryPlan
  headline(articles: (Compared & { title: string | null })[]): string | null
}

const GROUP_LOCK = 7_267_004
/** A term that leads in more articles of the window tells little; the newest of them are looked at. */
const ARTICLES_A_TERM = 1_000

export const groupingTables = (database: Database) => ({
  mentions: mentionsOf(database),

  /**
   * Compares the article with those near it, reads the stories around, lets `decide` group these anew, and writes what
   * that changes with its events; one at a time across processes. Returns the article's story first, then the others
   * that changed. One that was grouped as it is stays where it is: whatever came since was compared with it. One that changed since it
   * was read is left as it is, since its new version is still to be grouped.
   */
  group: grouping(database),
})

function mentionsOf(database: Database) {
  const read = rowsTogether(
    (ids) =>
      database.rows<{ id: string; mentions: Mention[] }>(
        'select article_id as id, mentions from tagging where article_id = any($1)',
        [ids],
      ),
    ({ id }) => id,
  )
  return async (articleId: string) => (await read(articleId))?.mentions ?? []
}

type ToldStory = { storyId: string; version: number }

/** Each is answered once it is committed, whatever becomes of those that came with it; who waits for its turn holds no connection. */
function grouping(database: Database): (question: GroupQuestion) => Promise<ToldStory[]> {
  const asTheyAre = together((questions: GroupQuestion[]) => groupedAsTheyAre(database.derived, questions))
  const inTurn = oneAtATime()
  const options = { lock: GROUP_LOCK, derived: true, plannedOnce: true }
  return async (question) => {
    const known = await asTheyAre(question)
    if (known) return [known]
    return inTurn('', () => database.transaction((sql) => groupOne(sql, question), options))
  }
}

/** The stories of those that were grouped as they are: only their version is another. */
async function groupedAsTheyAre(sql: Sql, questions: GroupQuestion[]): Promise<(ToldStory | null)[]> {
  const rows = await sql.rows<{ id: string; as: string } & ToldStory>(
    `with given as (select id, grouped_as, max(version) as version, max(now) as now
         from unnest($1::text[], $2::text[], $3::int[], $4::timestamptz[]) as given (id, grouped_as, version, now) group by 1, 2),
       same as (
         update article set grouped_version = greatest(grouped_version, given.version), grouped_at = given.now
         from given where article.id = given.id and article.grouped_as = given.grouped_as and merged_into is null and story_id is not null
         returning article.id, article.grouped_as, story_id)
     select same.id, same.grouped_as as as, story_id as "storyId", story.version from same join story on story.id = story_id`,
    [
      questions.map(({ articleId }) => articleId),
      questions.map(({ as }) => as),
      questions.map(({ version }) => version),
      questions.map(({ now }) => now),
    ],
  )
  const told = new Map(rows.map(({ id, as, ...story }) => [`${id} ${as}`, story]))
  return questions.map(({ articleId, as }) => told.get(`${articleId} ${as}`) ?? null)
}

async function groupOne(sql: Sql, question: GroupQuestion): Promise<ToldStory[]> {
  if (!(await isAsRead(sql, question))) return []
  await keepVector(sql, question)
  await keepLinks(sql, await question.compare(await near(sql, question), (ids) => vectorsOf(sql, ids)))
  const plan = question.decide(await neighbourhood(sql, question))
  const changed = await writeStories(sql, plan, question)
  await writeChanges(sql, plan.changes, question.now)
  return changed
}

/** Who read a former version may come to the lock after who read this one, and would put the former text's vector in its place. */
const isAsRead = async (sql: Sql, { articleId, version }: GroupQuestion) =>
  (await sql.row(
    'select 1 from article where id = $1 and version = $2 and tagged_version = version and merged_into is null',
    [articleId, version],
  )) !== null

/** Links found by a former text end with it. */
const keepVector = (sql: Sql, { articleId, vector, version, counted, countedBy, as, at, terms, now }: GroupQuestion) =>
  sql.query(
    `with stale as (
       delete from link using article where article.id = $1 and article.vector is distinct from $2::jsonb
         and (article_a = $1 or article_b = $1)),
     gone as (delete from leading_term where article_id = $1 and (at <> $5 or term <> all($6::text[]))),
     led as (
       insert into leading_term (term, at, article_id, weight)
       select term, $5, $1, weight from unnest($6::text[], $7::float8[]) as led (term, weight) order by term
       on conflict (term, at, article_id) do update set weight = excluded.weight)
     update article set vector = $2, source = $8, counted = $10, counted_by = $11, grouped_as = $9, grouped_version = greatest(grouped_version, $3), grouped_at = $4 where id = $1`,
    [
      articleId,
      json(vector),
      version,
      now,
      at,
      terms.map(({ term }) => term),
      terms.map(({ weight }) => weight),
      counted.source?.name ?? null,
      as,
      json(counted),
      countedBy,
    ],
  )

/** The newest articles of the stories whose articles share most of the leading terms. */
const near = (sql: Sql, { articleId, terms, at, reach }: GroupQuestion) =>
  sql.rows<GroupedAs>(
    `with shared as (
       select other.article_id, sum(own.weight * other.weight) as weight
       from unnest($2::text[], $3::float8[]) as own (term, weight) cross join lateral (
         select article_id, weight from leading_term
         where term = own.term and at between $4::timestamptz - $5 * interval '1 hour' and $4::timestamptz + $5 * interval '1 hour'
         order by at desc, article_id limit ${ARTICLES_A_TERM}) other
       where other.article_id <> $1 group by other.article_id),
     candidate as (
       select story_id, weight from shared join article on article.id = article_id
       where merged_into is null and story_id is not null order by weight desc, article_id limit $6),
     closest as (select story_id from candidate group by story_id order by max(weight) desc, story_id limit $7)
     select live.id, live.grouped_as as "groupedAs" from closest cross join lateral (
       select id, grouped_as from article
       where article.story_id = closest.story_id and merged_into is null and id <> $1 and vector is not null
         and coalesce(published_at, first_seen_at) between $4::timestamptz - $5 * interval '1 hour' and $4::timestamptz + $5 * interval '1 hour'
       order by coalesce(published_at, first_seen_at) desc, id limit $8) live order by live.id`,
    [
      articleId,
      terms.map(({ term }) => term),
      terms.map(({ weight }) => weight),
      at,
      reach.windowHours,
      reach.candidates,
      reach.stories,
      reach.live,
    ],
  )

const vectorsOf = (sql: Sql, articleIds: string[]) =>
  sql.rows<Compared>('select id, vector from article where id = any($1)', [articleIds])

const keepLinks = async (sql: Sql, links: Link[]) =>
  links.length > 0 &&
  sql.query(
    `insert into link (article_a, article_b, likeness, terms)
     select a, b, likeness, terms from jsonb_to_recordset($1) as link (a text, b text, likeness float8, terms text[]) order by a, b
     on conflict (article_a, article_b) do update set likeness = excluded.likeness, terms = excluded.terms`,
    [json(links)],
  )

type ReadArticle = GroupedArticle & { links: Around['links'] }

const READ = `select id, title, (extract(epoch from coalesce(published_at, first_seen_at)) * 1000)::float8 as at, story_id as "storyId", moves,
    (select coalesce(jsonb_agg(jsonb_build_object('a', article_a, 'b', article_b, 'likeness', likeness, 'terms', link.terms,
       'storyId', other.story_id) order by article_a, article_b), '[]')
     from link join article other on other.id = case when article_a = article.id then article_b else article_a end
     where (article_a = article.id or article_b = article.id) and other.merged_into is null) as links
  from article`

async function neighbourhood(sql: Sql, question: GroupQuestion): Promise<Around> {
  const around: Around = { articles: [], links: [] }
  const [own] = await sql.rows<ReadArticle>(`${READ} where id = $1`, [question.articleId])
  const beside = own?.storyId ? await live(sql, [own.storyId], question) : []
  let added = [...(own ? [own] : []), ...beside.filter(({ id }) => id !== question.articleId)]
  for (let step = 0; added.length > 0; step += 1) {
    for (const { links, ...article } of added) {
      around.articles.push(article)
      around.links.push(...links)
    }
    const next = question.beyond(around, step)
    added = next.length > 0 ? await live(sql, next, question) : []
  }
  return around
}

/** The newest articles of these stories within the window. */
const live = (sql: Sql, storyIds: string[], { at, reach }: GroupQuestion) =>
  sql.rows<ReadArticle>(
    `select live.* from unnest($1::text[]) as wanted (story) cross join lateral (
       ${READ} where article.story_id = wanted.story and merged_into is null and vector is not null
         and coalesce(published_at, first_seen_at) between $2::timestamptz - $3 * interval '1 hour' and $2::timestamptz + $3 * interval '1 hour'
       order by coalesce(published_at, first_seen_at) desc, id limit $4) live order by live.id`,
    [storyIds, at, reach.windowHours, reach.live],
  )
