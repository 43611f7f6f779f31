import { crowdsAround } from './crowd-around.ts'
import type { Sql } from './database.ts'
import { json } from './json.ts'
import type { ArticlePlan, Crowded, Decide, Edge, FormerText, Join, Neighbourhood, ReadTexts } from './matching.ts'
import { neighbourhoods, textsOn } from './neighbourhood.ts'
import { apart, latest } from './together.ts'
import { writeArticles } from './write-articles.ts'

/** A page to be placed, as it was found to overlap with others: `outlet` is the one it is told from others by. */
export type Placing = {
  entryId: string
  revisionId: string
  edges: Edge[]
  at: Date
  outlet: string | null
  join: Join
  decide: Decide
}

/**
 * The articles decided on, and those to be grouped again; null where the revision is no longer the entry's newest; `stale`, and nothing
 * written, where a page it was found to overlap with has another text by now: ties may have been left out for the sake of that one.
 */
export type PlacedIn = { articleId: string; version: number }[] | 'stale' | null

/**
 * Places pages as each would be by itself, one after another, but in as few round trips as can be: those that have nothing to do with
 * each other at once, and those that hang together by one decision.
 */
export async function placePages(sql: Sql, pages: Placing[]): Promise<PlacedIn[]> {
  const placed = new Map<Placing, PlacedIn>()
  for (const part of apart(pages, ({ entryId }) => entryId)) {
    const replaced = new Map((await replaceEdges(sql, part)).map((one) => [one.entryId, one]))
    let left = part.flatMap((page): Ready[] => {
      const { isStale, formerly, former } = replaced.get(page.entryId) ?? {}
      if (isStale) placed.set(page, 'stale')
      return formerly && !isStale
        ? [{ page, formerly, former: former ?? null, mayJoin: isNewPage(page, formerly, former) }]
        : []
    })
    while (left.length > 0) left = await placeSome(sql, left, placed)
  }
  return pages.map((page) => placed.get(page) ?? null)
}

const isNewPage = ({ outlet }: Placing, formerly: string[], former: FormerText | null | undefined) =>
  !former && formerly.length === 0 && outlet !== null

/** `mayJoin`: placed for the first time, and by no crowd refused. */
type Ready = { page: Placing; formerly: string[]; former: FormerText | null; mayJoin: boolean }

/** What was decided at once: `plans` of pages that hang together. */
type Decision = { plans: ArticlePlan[]; around: Neighbourhood | null; pages: Placing[] }

/** Decides on those that touch nothing that another of them touches, the first first, and gives the others back. */
async function placeSome(sql: Sql, ready: Ready[], placed: Map<Placing, PlacedIn>): Promise<Ready[]> {
  const read: ReadTexts = (revisionIds) => textsOn(sql, revisionIds)
  const crowds = await crowdsAround(
    sql,
    ready.filter(({ mayJoin }) => mayJoin).map(({ page }) => page),
  )
  const others = ready.filter(({ page }) => !crowds.has(page.entryId))
  const arounds = await neighbourhoods(
    sql,
    others.map(({ page, formerly }) => ({ own: page.entryId, formerly })),
  )
  const decisions: Decision[] = []
  const taken = new Map<string, Decision>()
  const left: Ready[] = []
  for (const one of ready) {
    const crowd = crowds.get(one.page.entryId)
    const around = arounds.get(one.page.entryId) ?? { pages: [], articles: [] }
    const touched = crowd ? [crowd.article.id, one.page.entryId] : touchedBy(around)
    const other = touched.flatMap((id) => taken.get(id) ?? [])[0]
    if (other) {
      if (isPlacedBy(other, one)) other.pages.push(one.page)
      else left.push(one)
      continue
    }
    const plans = await plansOf(one, crowd ?? null, around, read)
    if (!plans) {
      left.push({ ...one, mayJoin: false })
      continue
    }
    const decision = { plans, around: crowd ? null : around, pages: [one.page] }
    decisions.push(decision)
    for (const id of touched) taken.set(id, decision)
  }
  await write(sql, decisions, placed)
  return left
}

const touchedBy = ({ pages, articles }: Neighbourhood) => [
  ...pages.flatMap(({ entryId, articleId }) => (articleId === null ? [entryId] : [entryId, articleId])),
  ...articles.map(({ id }) => id),
]

/** Whether a decision about others was one about this page, by this text, too. */
const isPlacedBy = ({ around }: Decision, { page, former, formerly }: Ready) =>
  former === null &&
  formerly.length === 0 &&
  (around?.pages.some(({ entryId, revisionId }) => entryId === page.entryId && revisionId === page.revisionId) ?? false)

/** Null where the crowd does not take it. */
async function plansOf({ page, former }: Ready, crowd: Crowded | null, around: Neighbourhood, read: ReadTexts) {
  if (!crowd) return page.decide(around, former, read)
  const joined = await page.join(crowd, read)
  return joined && [joined]
}

async function write(sql: Sql, decisions: Decision[], placed: Map<Placing, PlacedIn>) {
  const pages = decisions.flatMap((decision) => decision.pages)
  if (pages.length === 0) return
  const { versions, again } = await writeArticles(
    sql,
    decisions.flatMap(({ plans }) => plans),
    pages.map(({ revisionId }) => revisionId),
    latest(pages),
  )
  for (const { plans, pages: decided } of decisions)
    for (const page of decided)
      placed.set(page, [
        ...plans.map(({ articleId }) => ({ articleId, version: versions.get(articleId) ?? 1 })),
        ...plans.flatMap((plan) => again.get(plan) ?? []),
      ])
}

type Replaced = { entryId: string; isStale: boolean; formerly: string[]; former: FormerText | null }

/**
 * Returns for each page those that were tied to it by a former text and are no more: losing it may part them; and that
 * text. An edge found by a neighbour while a page was compared stays. Without those of which a newer revision is there; and of those
 * that were compared with a text that is no longer its page's newest, nothing is replaced.
 */
const replaceEdges = (sql: Sql, pages: Placing[]) =>
  sql.rows<Replaced>(
    `with newest as (
         select id, entry.revision_id from entry join unnest($1::text[], $2::text[]) as asked (entry_id, revision_id)
           on id = entry_id and entry.revision_id = asked.revision_id),
       offered as (
         select edge.* from newest join jsonb_to_recordset($3) as edge ("of" text, a text, b text, "revisionA" text, "revisionB" text)
           on edge."of" = newest.id),
       stale as (
         select distinct "of" as id from offered left join entry of_a on of_a.id = a left join entry of_b on of_b.id = b
         where of_a.revision_id is distinct from "revisionA" or of_b.revision_id is distinct from "revisionB"),
       ready as (select * from newest where id not in (select id from stale)),
       given as (select distinct on (a, b) offered.* from offered join ready on ready.id = "of" order by a, b),
       removed as (
         delete from overlap using ready
         where (entry_a = ready.id and revision_a <> ready.revision_id or entry_b = ready.id and revision_b <> ready.revision_id)
           and not exists (select from given where given.a = entry_a and given.b = entry_b)
         returning ready.id as own, case when entry_a = ready.id then entry_b else entry_a end as other),
       written as (
         insert into overlap (entry_a, entry_b, revision_a, revision_b) select a, b, "revisionA", "revisionB" from given order by a, b
         on conflict (entry_a, entry_b) do update set revision_a = excluded.revision_a, revision_b = excluded.revision_b)
     select newest.id as "entryId", newest.id in (select id from stale) as "isStale",
       coalesce((select array_agg(other) from removed where own = newest.id), '{}') as formerly,
       (select jsonb_build_object('entryId', newest.id, 'text', text) from copy join revision on revision.id = copy.revision_id
        where copy.entry_id = newest.id and copy.revision_id <> newest.revision_id) as former
     from newest`,
    [
      pages.map(({ entryId }) => entryId),
      pages.map(({ revisionId }) => revisionId),
      json(pages.flatMap(({ entryId, edges }) => edges.map((edge) => ({ ...edge, of: entryId })))),
    ],
  )
