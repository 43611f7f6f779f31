/**
 * Stories are decided by how alike their articles are: the pairs that are, and the terms under which an article finds
 * others of its time, however many older ones lead with them. Articles grouped before are taken for alike within their
 * story until they are compared.
 */
export const links = `
create table leading_term (
  term text not null,
  at timestamptz not null,
  article_id text not null references article on delete cascade,
  weight double precision not null,
  primary key (term, at, article_id)
);
create index leading_term_of_article on leading_term (article_id);
insert into leading_term
  select distinct on (term, id) term, coalesce(published_at, first_seen_at), id, (vector->>term)::float8
  from article, unnest(terms) as term where vector ? term;

-- Pairs of articles found alike; article_a < article_b.
create table link (
  article_a text not null references article on delete cascade,
  article_b text not null references article on delete cascade,
  likeness double precision not null,
  terms text[] not null,
  primary key (article_a, article_b)
);
create index link_b on link (article_b);
insert into link
  select a.id, b.id, 0.3, '{}' from article a join article b using (story_id)
  where a.id < b.id and a.merged_into is null and b.merged_into is null;

-- In how many stories it was put so far: names them, and their changes, apart.
alter table article add column moves integer not null default 0;
update article set moves = 1 where story_id is not null;
drop index article_terms;
alter table article drop column terms;
drop index article_of_story;
create index article_of_story on article (story_id, (coalesce(published_at, first_seen_at)));
`
