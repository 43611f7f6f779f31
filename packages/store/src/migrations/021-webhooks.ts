/** Who is sent events, and what was sent to whom. */
export const webhooks = `
create table webhook (
  id text primary key,
  url text not null,
  -- Which types it is sent; null for all.
  types text[],
  -- How many requests to it may be under way.
  at_once int not null,
  secret text not null,
  -- Signed with too until then, so that a receiver can change over.
  former_secret text,
  former_until timestamptz,
  -- Up to here every event has its delivery, or is not asked for.
  sequence bigint not null,
  disabled_at timestamptz,
  disabled_reason text,
  -- Failures on end, whichever event they were of.
  failures int not null default 0,
  held_until timestamptz,
  added_at timestamptz not null
);

create table delivery (
  webhook_id text not null references webhook on delete cascade,
  sequence bigint not null,
  day date not null,
  event_id text not null,
  type text not null,
  subject text not null,
  state text not null check (state in ('waiting', 'delivered', 'dead')),
  attempts int not null default 0,
  -- Given up when it has failed for three days since then.
  since timestamptz not null,
  due_at timestamptz not null,
  -- Who sends it just now.
  lease text,
  leased_until timestamptz,
  -- Every attempt: when, how long it took, what came of it.
  log jsonb not null default '[]',
  ended_at timestamptz,
  primary key (webhook_id, sequence)
);
create index delivery_waiting on delivery (webhook_id, subject, sequence) where state = 'waiting';
create index delivery_by_end on delivery (ended_at) where ended_at is not null;
`
