/** How lists name a feed, so that what came from a list can be given back as one; links that feeds correct; what else polls remember. */
export const feeds = `
-- Its outlines in the list that named it last, each with its place there: a feed may stand in several folders. Not jsonb, which
-- loses the order of their attributes.
alter table feed add column outlines json;
-- The page it says it is the feed of.
alter table feed add column site_url text;
-- Since when it has answered 410, if it does: once is not believed.
alter table feed add column gone_since timestamptz;
-- The name its hub knows it by, and where redirects led when it was last read.
alter table feed add column topic text;
alter table feed add column read_url text;
-- How often the feed gave the entry another link because the one before led nowhere.
alter table feed_entry add column corrections integer not null default 0;
-- When the feed last announced it, to the day.
alter table feed_entry add column seen_at timestamptz;
update feed_entry set seen_at = first_seen_at;
alter table feed_entry alter column seen_at set not null;

-- Sitemaps that an index names, as they were asked for last.
create table sitemap (
  feed_id text not null references feed on delete cascade,
  url text not null,
  etag text,
  last_modified text,
  -- When it was changed by what the index said, in its words.
  updated_at text,
  asked_at timestamptz not null,
  -- When it last had an entry that was new.
  news_at timestamptz
);
create unique index sitemap_of_feed on sitemap (feed_id, md5(url));

-- Documents of feeds that had something new, as they came. They stay when the feed is not subscribed to any more.
create table feed_document (
  id text primary key,
  feed_id text not null,
  url text not null,
  -- Of an answer; null of what a hub pushed.
  status integer,
  headers jsonb not null,
  raw_hash text not null references raw,
  fetched_at timestamptz not null
);
create index feed_document_by_time on feed_document (fetched_at, id);
create index feed_document_of_raw on feed_document (raw_hash, fetched_at, id);
`
