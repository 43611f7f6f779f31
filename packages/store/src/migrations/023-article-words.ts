/**
 * What articles are searched by: their words, stemmed where PostgreSQL knows the language, with names, origin and outlet. A trigger keeps
 * it in the transaction in which tag-entities ends an article's version, not in that of matching, where everybody waits; and only where
 * what it is made of is another. The name of the configuration is among the words, so that of one index each language is asked in its own
 * way; it is kept by name, since an upgrade of PostgreSQL refuses columns of type regconfig. A text's first 100,000 characters are
 * enough, and within what a tsvector holds.
 */
export const articleWords = `
create table article_words (
  article_id text primary key references article on delete cascade,
  -- The primary subtag, in small letters.
  language text,
  config text not null,
  words tsvector not null,
  -- Of the entities named: their ids, and their names in small letters.
  names text[] not null,
  -- A hash of text, title, lead, origin and names.
  made_of text not null
);

create function copydesk_words_config(language text) returns text stable language sql as $$
  select coalesce((
    select cfgname::text from pg_ts_config
    join (values ('ar', 'arabic'), ('hy', 'armenian'), ('eu', 'basque'), ('ca', 'catalan'), ('da', 'danish'), ('nl', 'dutch'),
      ('en', 'english'), ('et', 'estonian'), ('fi', 'finnish'), ('fr', 'french'), ('de', 'german'), ('el', 'greek'), ('hi', 'hindi'),
      ('hu', 'hungarian'), ('id', 'indonesian'), ('ga', 'irish'), ('it', 'italian'), ('lt', 'lithuanian'), ('ne', 'nepali'),
      ('no', 'norwegian'), ('nb', 'norwegian'), ('nn', 'norwegian'), ('pt', 'portuguese'), ('ro', 'romanian'), ('ru', 'russian'),
      ('sr', 'serbian'), ('es', 'spanish'), ('sv', 'swedish'), ('ta', 'tamil'), ('tr', 'turkish'), ('yi', 'yiddish')
    ) as known (code, name) on cfgname = name
    where code = language and cfgnamespace = 'pg_catalog'::regnamespace), 'simple')
$$;

create function copydesk_keep_words(of_article text) returns void language sql as $$
  insert into article_words (article_id, language, config, words, names, made_of)
  select article.id, language, config,
    array_to_tsvector(array['@' || config])
      || setweight(to_tsvector(config::regconfig, coalesce(article.title, '')), 'A')
      || setweight(to_tsvector(config::regconfig, concat_ws(' ', article.origin->>'name', entity.spelt)), 'B')
      || setweight(to_tsvector(config::regconfig, split_part(entry.outlet, ':', 1) || ' ' || translate(entry.outlet, '.:', '  ')), 'C')
      || to_tsvector(config::regconfig, left(revision.text, 100000)),
    coalesce(entity.names, '{}'), parts.hash
  from article join revision on revision.id = article.revision_id join entry on entry.id = article.lead_entry_id
    cross join lateral (select nullif(lower(split_part(revision.article->>'language', '-', 1)), '') as language) said
    cross join lateral (select copydesk_words_config(language) as config) chosen
    left join lateral (
      select array_agg(distinct own.id) || array_agg(distinct lower(own.name)) as names, string_agg(distinct own.name, ' ') as spelt
      from tagging, jsonb_array_elements(mentions) as mention, jsonb_to_record(mention->'entity') as own (id text, name text)
      where tagging.article_id = article.id and jsonb_typeof(mention->'entity') = 'object') entity on true
    cross join lateral (
      select md5(jsonb_build_array(article.revision_id, article.title, entry.outlet, article.origin->>'name', entity.names)::text) as hash) parts
  where article.id = of_article
    and not exists (select from article_words kept where kept.article_id = of_article and kept.made_of = parts.hash)
  on conflict (article_id) do update set language = excluded.language, config = excluded.config, words = excluded.words,
    names = excluded.names, made_of = excluded.made_of
$$;

create function copydesk_article_tagged() returns trigger language plpgsql as $$
  begin perform copydesk_keep_words(new.id); return null; end $$;
create trigger article_tagged after update of tagged_version on article for each row
  when (old.tagged_version is distinct from new.tagged_version) execute function copydesk_article_tagged();

select copydesk_keep_words(id) from article;
create index article_words_found on article_words using gin (words);
create index article_words_named on article_words using gin (names);

create index article_newest on article (first_seen_at desc, id desc) where merged_into is null;
create index article_of_origin on article ((lower(origin->>'name')), first_seen_at desc) where merged_into is null;
create index entry_of_outlet on entry (outlet);
`
