/** What sites repeat on their pages, and what of it is text that others print too. */
export const outletLines = `
create table outlet_line (
  outlet text not null,
  -- Of the line; empty for the outlet's pages as a whole.
  hash text not null,
  -- Pages that carried it, as of when it was last seen: older ones count less.
  pages real not null,
  last_seen_at timestamptz not null,
  primary key (outlet, hash)
);

create table reprinted_line (
  hash text primary key
);
`
