/**
 * Keys of texts are forgotten page by page, in the order pages were found, and how far that has come is kept: so that each is found by an index,
 * and none is looked for again. The summaries of 011 wore out: new keys fill the room of those that were deleted, until each part of the
 * table holds keys of all times. That of 030 is this index's beginning.
 */
export const keysForgotten = `
create index entry_by_time on entry (found_at, id);
drop index entry_by_finding;
drop index fingerprint_by_time;
-- One row: the last page whose keys were forgotten.
create table keys_forgotten (found_at timestamptz not null, entry_id text not null);
insert into keys_forgotten (found_at, entry_id) values ('-infinity', '');
`
