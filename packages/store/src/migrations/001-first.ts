/** The first schema. Times are UTC with their zone; ids are Copydesk's own unless a column says otherwise. */
export const firstSchema = `
create table feed (
  id text primary key,
  url text not null unique,
  outlet text not null,
  title text,
  format text,
  hub text,
  etag text,
  last_modified text,
  state text not null default 'healthy',
  failures integer not null default 0,
  reason text,
  interval_seconds integer not null,
  next_poll_at timestamptz not null,
  last_polled_at timestamptz,
  paused boolean not null default false,
  added_at timestamptz not null
);
create index feed_due on feed (next_poll_at) where not paused;

create table entry (
  id text primary key,
  canonical_url text not null unique,
  -- Where its page was finally found, after redirects: two entries that lead to one page are one.
  final_url text unique,
  outlet text not null,
  title text,
  published_at timestamptz,
  round integer not null default 1,
  found_at timestamptz not null,
  -- When its page is due to be fetched; null when it is not.
  fetch_at timestamptz,
  -- Its place in the host's timetable, once it has one.
  slot_at timestamptz,
  tries integer not null default 0,
  disposition text not null default 'pending',
  reason text,
  settled_at timestamptz,
  withdrawn_at timestamptz,
  -- Its newest cleaned text.
  revision_id text,
  -- The newest round whose page had a text, be it the same again.
  text_round integer not null default 0,
  -- When a page that was read is looked at again, for corrections and withdrawals nobody announced.
  recheck_at timestamptz,
  -- How many articles were founded on it: each has an id of its own.
  founded integer not null default 0
);
create index entry_fetch_due on entry ((coalesce(slot_at, fetch_at))) where fetch_at is not null;
create index entry_recheck_due on entry (recheck_at) where recheck_at is not null;
create index entry_disposition on entry (disposition);

create table feed_entry (
  feed_id text not null references feed on delete cascade,
  entry_id text not null references entry on delete cascade,
  guid text,
  -- Title and update time as this feed last announced them: when they change, the page is fetched again.
  announced text not null,
  first_seen_at timestamptz not null,
  primary key (feed_id, entry_id)
);

create table host (
  host text primary key,
  -- The next place in the host's timetable, and when a request to it last began.
  next_slot_at timestamptz not null,
  started_at timestamptz not null default '-infinity'
);

create table raw (
  hash text primary key,
  bytes bytea not null,
  length integer not null
);

create table page (
  id text primary key,
  entry_id text not null references entry on delete cascade,
  round integer not null,
  url text not null,
  status integer not null,
  headers jsonb not null,
  raw_hash text not null references raw,
  fetched_at timestamptz not null,
  cleaned_at timestamptz,
  outcome text
);
create index page_of_entry on page (entry_id, fetched_at);
create index page_to_clean on page (fetched_at) where cleaned_at is null;

create table revision (
  id text primary key,
  entry_id text not null references entry on delete cascade,
  page_id text not null references page,
  number integer not null,
  title text,
  text text not null,
  published_at timestamptz,
  article jsonb not null,
  cleaned_at timestamptz not null,
  matched_at timestamptz,
  unique (entry_id, number)
);
create index revision_to_match on revision (cleaned_at) where matched_at is null;

-- Keys under which a page's text is found again by texts like it.
create table fingerprint (
  key integer not null,
  entry_id text not null references entry on delete cascade,
  primary key (key, entry_id)
);
create index fingerprint_of_entry on fingerprint (entry_id);

-- Pairs of pages found to carry the same article; entry_a < entry_b.
create table overlap (
  entry_a text not null references entry on delete cascade,
  entry_b text not null references entry on delete cascade,
  -- The texts that were compared: an edge ends when either side has a newer one.
  revision_a text not null,
  revision_b text not null,
  comparison jsonb not null,
  primary key (entry_a, entry_b)
);
create index overlap_b on overlap (entry_b);

create table story (
  id text primary key,
  headline text,
  first_at timestamptz not null,
  last_at timestamptz not null,
  version integer not null default 1,
  merged_into text references story,
  changed_at timestamptz not null
);
create index story_recent on story (changed_at desc) where merged_into is null;

create table article (
  id text primary key,
  lead_entry_id text not null references entry,
  revision_id text not null references revision,
  version integer not null default 1,
  title text,
  published_at timestamptz,
  origin jsonb,
  copies integer not null default 1,
  -- Lead, copies and their relations in one hash: the version grows only when it changes.
  state text not null,
  first_seen_at timestamptz not null,
  merged_into text references article,
  withdrawn_at timestamptz,
  tagged_version integer not null default 0,
  tagged_at timestamptz,
  grouped_version integer not null default 0,
  grouped_at timestamptz,
  story_id text references story,
  story_evidence jsonb,
  vector jsonb,
  terms text[]
);
create index article_terms on article using gin (terms) where merged_into is null;
create index article_of_story on article (story_id);
create index article_to_tag on article (first_seen_at) where merged_into is null and tagged_version < version;
create index article_to_group on article (first_seen_at) where merged_into is null and grouped_version < tagged_version;

create table copy (
  entry_id text primary key references entry on delete cascade,
  article_id text not null references article,
  revision_id text not null references revision,
  relation text not null,
  of_entry_id text references entry,
  overlap jsonb,
  evidence jsonb not null,
  matched_at timestamptz not null
);
create index copy_of_article on copy (article_id);

create table tagging (
  article_id text primary key references article on delete cascade,
  revision_id text not null,
  mentions jsonb not null,
  quotes jsonb not null,
  figures jsonb not null
);

-- Changes are written with what they tell of; deliver-events then gives each its place, one after another,
-- so that a reader at the head never misses one whose transaction commits late.
create table event (
  position bigint generated always as identity primary key,
  sequence bigint unique,
  id text not null unique,
  key text not null unique,
  type text not null,
  subject text not null,
  time timestamptz not null,
  data jsonb not null
);
create index event_to_sequence on event (position) where sequence is null;

-- Which installation this store belongs to: queues shared with others carry its name.
create table installation (
  id text primary key
);

-- How far each named reader has come.
create table reader (
  name text primary key,
  sequence bigint not null
);

create table quarantine (
  stage text not null,
  key text not null,
  event jsonb not null,
  reason text not null,
  at timestamptz not null,
  primary key (stage, key)
);
`
