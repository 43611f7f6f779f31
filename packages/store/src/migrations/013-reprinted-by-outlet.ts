/**
 * Reprinted lines are those of the outlets whose texts others print: what is text at one is furniture at another. When it was
 * last seen says when a line may go. What was there named no outlet, and is found again as texts are matched.
 */
export const reprintedByOutlet = `
drop table reprinted_line;

create table reprinted_line (
  outlet text not null,
  hash text not null,
  last_seen_at timestamptz not null,
  primary key (outlet, hash)
);
`
