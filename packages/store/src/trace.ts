import type { Database } from './database.ts'
import { whyDropped } from './dropped.ts'

export type TraceStep = { stage: string; at: Date; outcome: string; detail: Record<string, unknown> }

/** One entry's way through the stages, oldest step first, and how it ended. */
export type Trace = { url: string; outlet: string; disposition: string; reason: string | null; steps: TraceStep[] }

// One row a step: the stage, when it was through, how it ended, and what else is worth knowing.
const STEPS = `
  select 'poll-feed' as stage, link.first_seen_at as at, 'found' as outcome,
    jsonb_build_object('feed', feed.url, 'guid', link.guid) as detail, 1 as place
  from feed_entry link join feed on feed.id = link.feed_id where link.entry_id = $1
  union all
  select 'fetch-page', fetched_at, status::text, jsonb_build_object('url', url, 'round', round, 'rawHash', raw_hash, 'page', id)
    || jsonb_strip_nulls(jsonb_build_object('bytesDroppedAt', raw.dropped_at)), 2
  from page join raw on raw.hash = raw_hash where entry_id = $1
  union all
  select 'clean-page', cleaned_at, outcome, jsonb_build_object('page', id), 3 from page where entry_id = $1 and cleaned_at is not null
  union all
  select 'match-copies', matched_at, case when number = 1 then 'matched' else 'revised' end,
    jsonb_build_object('revision', id, 'number', number, 'title', title)
      || jsonb_strip_nulls(jsonb_build_object('textDroppedAt', dropped_at)), 4
  from revision where entry_id = $1 and matched_at is not null
  union all
  select 'match-copies', copy.matched_at, copy.relation, jsonb_build_object('article', copy.article_id, 'origin', article.origin,
    'overlap', copy.overlap, 'of', other.canonical_url), 5
  from copy join article on article.id = copy.article_id left join entry other on other.id = copy.of_entry_id where copy.entry_id = $1
  union all
  select 'tag-entities', article.tagged_at, 'tagged', jsonb_build_object('mentions', jsonb_array_length(tagging.mentions),
    'quotes', jsonb_array_length(tagging.quotes), 'figures', jsonb_array_length(tagging.figures)), 6
  from copy join article on article.id = copy.article_id join tagging on tagging.article_id = article.id where copy.entry_id = $1
  union all
  select 'group-story', article.grouped_at, 'grouped', jsonb_build_object('story', article.story_id, 'evidence', article.story_evidence), 7
  from copy join article on article.id = copy.article_id where copy.entry_id = $1 and article.grouped_at is not null
  union all
  select 'deliver-events', event.time, event.type, jsonb_build_object('sequence', event.sequence, 'event', event.id), 8
  from copy join article on article.id = copy.article_id join event on event.subject = article.id
    or (event.subject = article.story_id and event.data->>'articleId' = article.id)
  where copy.entry_id = $1
  union all
  select q.stage, q.at, 'quarantined', jsonb_build_object('reason', q.reason), 9 from quarantine q
  left join page on page.id = q.event->>'pageId' where $1 in (q.event->>'entryId', page.entry_id)`

export const traceQueries = (database: Database) => ({
  /** By any address the entry is known under; null when it is not known. */
  byUrl: async (url: string): Promise<Trace | null> => {
    const entry = await database.row<Omit<Trace, 'steps'> & { id: string }>(
      `select id, coalesce(final_url, canonical_url) as url, outlet, disposition, reason from entry
       where canonical_url = $1 or final_url = $1 limit 1`,
      [url],
    )
    if (!entry) return null
    const { id, ...head } = entry
    const steps = await database.rows<TraceStep & { place: number }>(`${STEPS} order by at, place`, [id])
    return { ...head, steps: steps.map(({ place: _place, detail, ...step }) => ({ ...step, detail: toldOf(detail) })) }
  },
})

/** What was dropped of a step is told in a sentence. */
function toldOf({ bytesDroppedAt, textDroppedAt, ...detail }: TraceStep['detail']): TraceStep['detail'] {
  if (typeof bytesDroppedAt === 'string') return { ...detail, dropped: whyDropped('bytes', new Date(bytesDroppedAt)) }
  if (typeof textDroppedAt === 'string') return { ...detail, dropped: whyDropped('text', new Date(textDroppedAt)) }
  return detail
}
