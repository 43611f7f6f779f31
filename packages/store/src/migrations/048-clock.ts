/** One row: what the clock showed when it was looked at last; by how much it was set back, until all that was written since has come sooner by that, and when that was seen. */
export const clock = `
create table clock (shown_at timestamptz not null, back_ms double precision not null, back_seen_at timestamptz not null);
insert into clock (shown_at, back_ms, back_seen_at) values ('epoch', 0, 'epoch');
`
