/**
 * What a host has shown of itself: how far it was slowed down, how long its answers take, how often it was silent in a
 * row; the crawl delay of its robots.txt, which feeds keep too; and the requests that are under way, each with the time
 * (ms since 1970) after which it no longer counts, so that a killed worker does not hold a place for ever.
 */
export const hostPace = `
alter table host
  add column slowdown double precision not null default 1,
  add column slowed_at timestamptz not null default '-infinity',
  add column answer_ms double precision not null default 0,
  add column answered_at timestamptz not null default '-infinity',
  add column silences integer not null default 0,
  add column delay_ms double precision not null default 0,
  add column under_way jsonb not null default '{}';
`
