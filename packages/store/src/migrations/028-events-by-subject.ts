/**
 * What events are chosen by, written with them: an old one is judged as it was told. An event that names a page is of that page's outlet; else an
 * event of an article is of all that ran it, and one of a story of its newest articles and the one it tells of. Of those, the 400 names that most have.
 * An event from before this says what its own fields say, whenever it is read: the log is not written again.
 */
export const eventsBySubject = `
-- Whom an article counts as among the independent sources of a story; null where nobody knows, or it only passes on.
alter table article add column source text;

-- Null of an event from before this, and of one that an older program still writes.
alter table change add column about jsonb;
alter table event add column about jsonb;
alter table webhook add column chosen jsonb not null default '{}';

create function copydesk_said_about(told jsonb) returns jsonb language sql immutable as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'outlets', case
      when told ? 'outlet' then jsonb_build_array(lower(told->>'outlet'))
      when told ? 'copies' and jsonb_typeof(told->'copies') = 'array' then (
        select jsonb_agg(distinct lower(copy->>'outlet')) from jsonb_array_elements(told->'copies') as copy) end,
    'origins', case
      when jsonb_typeof(told->'origin') = 'object' then jsonb_build_array(lower(told#>>'{origin,name}'))
      when told ? 'origin' then '[]'::jsonb end,
    'stories', (
      select jsonb_agg(distinct id) from unnest(array[told->>'storyId', told->>'into', told->>'from']) as id
      where id is not null and told ? 'storyId')))
$$;

create function copydesk_about(type text, told jsonb) returns jsonb language plpgsql stable as $$
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
  with known as (
    select own, known.id, known.source from unnest(in_stories) as own cross join lateral (
      select id, source from article where story_id = own and merged_into is null order by coalesce(published_at, first_seen_at) desc limit 400) known)
  select (select array_agg(id) from known), (select max(n) from (select count(distinct source) as n from known group by own) as counted)
    into newest, sources;
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
