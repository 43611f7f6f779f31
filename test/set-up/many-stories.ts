import type { Client } from 'pg'

/**
 * Writes stories straight into the store, as the stages would leave them: `stories` of one page each, and one of `copies` pages that
 * all carry one text. Returns the id of that one.
 */
export async function writeManyStories(client: Client, stories: number, copies: number): Promise<string> {
  await client.query(`
    insert into raw (hash, bytes, length) values ('made-up', '', 0) on conflict do nothing;
    create temporary table planned as
      select 'made-' || n as id, case when n <= ${copies} then 1 else n end as article, n,
        now() - interval '2 days' + n * interval '7 seconds' as at
      from generate_series(1, ${copies + stories}) n;
    insert into entry (id, canonical_url, final_url, outlet, title, found_at, disposition, revision_id)
      select id, 'https://outlet' || n || '.example/story', 'https://outlet' || n || '.example/story', 'outlet' || n || '.example', 'Headline ' || n,
        at, 'stored', 'revision-' || id from planned;
    insert into page (id, entry_id, round, url, status, headers, raw_hash, fetched_at, cleaned_at, outcome)
      select 'page-' || id, id, 1, 'https://outlet' || n || '.example/story', 200, '{}', 'made-up', at, at, 'article' from planned;
    insert into revision (id, entry_id, page_id, number, title, text, article, cleaned_at, matched_at)
      select 'revision-' || id, id, 'page-' || id, 1, 'Headline ' || n, repeat('A sentence of the text that is long enough to be one. ', 20), '{"removed":[]}', at, at from planned;
    insert into story (id, headline, first_at, last_at, changed_at)
      select 'story-' || article, 'Headline ' || article, now() - interval '2 days', now(), now() - article * interval '1 second' from planned where article = n;
    insert into article (id, lead_entry_id, revision_id, title, copies, state, first_seen_at, tagged_version, grouped_version, story_id)
      select 'article-' || article, id, 'revision-' || id, 'Headline ' || article, case when article = 1 then ${copies} else 1 end, '', now(), 1, 1, 'story-' || article
      from planned where article = n;
    insert into copy (entry_id, article_id, revision_id, relation, of_entry_id, overlap, evidence, matched_at)
      select id, 'article-' || article, 'revision-' || id, case when article = n then 'original' else 'reprint' end,
        case when article = n then null else 'made-1' end, case when article = n then null else '{"ofThis":1,"ofOther":1}'::jsonb end, '[]', now() from planned;
    analyze;
  `)
  return 'story-1'
}
