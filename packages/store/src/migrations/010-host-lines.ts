/**
 * Who waits at a host stands in line there: by rank, and within a rank in the order they came. The host no longer keeps a
 * next free slot, which only ever moved on. What its robots.txt said is kept for all workers, and for a restart. A page
 * whose fetch was put off at a redirect goes on from there, and what fails is given up by age.
 */
export const hostLines = `
alter table host drop column next_slot_at;
-- Refusals count as silences do.
alter table host rename column silences to refusals;
-- The ranks that had to give way to higher ones and have not had their turn since.
alter table host add column gave_way text[] not null default '{}';
-- How many requests of higher ranks begin for each page, smoothed, and how many since the last page.
alter table host add column others double precision not null default 0;
alter table host add column others_since integer not null default 0;

create table host_turn (
  host text not null references host on delete cascade,
  holder text not null,
  -- 0 a redirect of a fetch under way, 1 a feed, 2 a page.
  rank smallint not null,
  place bigint not null generated always as identity,
  slot_at timestamptz not null,
  -- The job that comes at the slot, where its slot may be moved; as its stage consumes it.
  job jsonb,
  primary key (host, holder)
);
create index host_turn_in_order on host_turn (host, rank, place);
create index host_turn_by_slot on host_turn (slot_at);

create table robots (
  origin text primary key,
  -- The rules for this crawler, its crawl delay and the sitemaps named; null where the host could never be asked.
  rules jsonb,
  reason text not null,
  failures integer not null,
  -- Until when this holds, and until when somebody is asking for what comes after.
  until timestamptz not null,
  asked_until timestamptz not null default '-infinity'
);
create index robots_by_time on robots (until);

-- Where a redirect led that had to wait for its host, and how many there were so far in this round.
alter table entry add column leads_to text;
alter table entry add column hops integer not null default 0;
-- Since when every answer for its page was a failure or a refusal.
alter table entry add column failing_since timestamptz;
`
