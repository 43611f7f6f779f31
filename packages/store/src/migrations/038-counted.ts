/**
 * How an article counts among the independent sources of its story is kept whole, with why, and by which owners and rules it was
 * counted: what was counted by others is counted again. `source` stays the name it counts as; one that is withdrawn counts as nobody's.
 */
export const counted = `
alter table article add column counted jsonb;
alter table article add column counted_by text;
-- By what all articles were counted again, once they are.
create table counted_all (counted_by text primary key, at timestamptz not null);

-- The independent sources of a story, among its newest articles or, for null, all. One that is known by initials alone is whose they are.
create function copydesk_sources(own text, newest int) returns int language sql stable as $$
  with known as (
      select source, counted, withdrawn_at from article where story_id = own and merged_into is null
      order by coalesce(published_at, first_seen_at) desc limit newest),
    named as (
      select distinct source, counted#>>'{source,why,kind}' = 'owner not known' as "isUnknown", counted#>>'{source,initials}' as initials
      from known where source is not null and withdrawn_at is null)
  select count(distinct source)::int from named
  where not (coalesce("isUnknown", false) and exists (select from named as spelled where spelled.initials = named.source))
$$;

create or replace function copydesk_about(type text, told jsonb) returns jsonb language plpgsql stable as $$
declare
  said jsonb := copydesk_said_about(told);
  in_stories text[];
  articles text[];
  newest text[];
  sources bigint;
begin
  if type like 'copydesk.story.%' then
    in_stories := array_remove(array[told->>'storyId', told->>'into'], null);
  elsif type like 'copydesk.article.%' then
    articles := array_remove(array[told->>'articleId', told->>'into'], null);
    select array_agg(distinct story_id) into in_stories from article where id = any(articles) and story_id is not null;
    said := said || jsonb_build_object('stories', coalesce(to_jsonb(in_stories), '[]'));
  else
    return said;
  end if;
  -- Told while everybody waits: of a story of thousands not all is read.
  select max(copydesk_sources(own, 400)) into sources from unnest(in_stories) as own;
  if articles is null then
    select array_agg(known.id) into newest from unnest(in_stories) as own cross join lateral (
      select id from article where story_id = own and merged_into is null order by coalesce(published_at, first_seen_at) desc limit 400) known;
  end if;
  articles := coalesce(articles, array_remove(newest || (told->>'articleId'), null));
  return jsonb_strip_nulls(jsonb_build_object(
    'outlets', case when not said ? 'outlets' then (
      select jsonb_agg(distinct entry.outlet) from copy join entry on entry.id = copy.entry_id where copy.article_id = any(articles)) end,
    'origins', case when not said ? 'origins' then (
      select jsonb_agg(distinct lower(origin->>'name')) from article where id = any(articles) and origin is not null) end,
    'languages', (
      select jsonb_agg(distinct coalesce(article_words.language, lower(split_part(revision.article->>'language', '-', 1))))
        filter (where coalesce(article_words.language, lower(split_part(revision.article->>'language', '-', 1))) <> '')
      from article left join article_words on article_words.article_id = article.id
        left join revision on revision.id = article.revision_id and article_words.article_id is null
      where article.id = any(articles)),
    'names', (
      select jsonb_agg(name) from (
        select name from article_words, unnest(names) as name where article_id = any(articles)
        group by name order by count(*) desc, name limit 400) as most),
    'sources', sources)) || said;
end $$;
`
