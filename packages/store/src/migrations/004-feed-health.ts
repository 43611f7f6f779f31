/**
 * What each feed announced is kept as it last announced it, so that an entry is known again when its guid, link or title
 * changes; what was learnt of a feed's pace and ways; where its address leads; and the hubs that push feeds.
 */
export const feedHealth = `
alter table feed_entry add column url text;
alter table feed_entry add column title text;
alter table feed_entry add column published_at timestamptz;
update feed_entry set url = entry.canonical_url, title = entry.title, published_at = entry.published_at
  from entry where entry.id = feed_entry.entry_id;
alter table feed_entry alter column url set not null;
create index feed_entry_newest on feed_entry (feed_id, first_seen_at desc);
create index feed_entry_guid on feed_entry (feed_id, md5(guid)) where guid is not null;
create index feed_entry_url on feed_entry (md5(url));

-- Parameters of its links that are fresh at every poll.
alter table feed add column fresh_parameters text[] not null default '{}';
-- What it last did to many entries at once.
alter table feed add column remark text;
alter table feed add column remarked_at timestamptz;
-- The time from one new entry to the next, as learnt, and when one was last found.
alter table feed add column gap_seconds double precision;
alter table feed add column last_new_at timestamptz;
-- What it said of its own schedule when it was last read.
alter table feed add column said jsonb not null default '{}';
-- How often it was doubled by 429 and 503; success takes it back step by step.
alter table feed add column slowdown integer not null default 0;
-- How long its answers take, smoothed.
alter table feed add column answer_ms double precision;
-- Where its address leads for good, and in how many polls on end it has led there.
alter table feed add column moved_to text;
alter table feed add column moved_polls integer not null default 0;

-- WebSub: one subscription a feed. Its token is the last part of the callback's address.
create table push_subscription (
  feed_id text primary key references feed on delete cascade,
  token text not null unique,
  hub text not null,
  topic text not null,
  secret text not null,
  state text not null,
  reason text,
  asked_at timestamptz not null,
  -- When the hub is asked again: to renew, or because it did not answer.
  ask_at timestamptz not null,
  tries integer not null default 0,
  lease_ends_at timestamptz,
  pushed_at timestamptz,
  -- Polls on end that found entries which should have been pushed.
  missed integer not null default 0
);

-- What was pushed and not yet read.
create table push (
  id text primary key,
  feed_id text not null references feed on delete cascade,
  received_at timestamptz not null,
  content_type text,
  bytes bytea not null
);
create index push_of_feed on push (feed_id);
`
