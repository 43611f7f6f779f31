/**
 * A b-tree takes keys of at most 2,704 bytes, and feeds announce addresses of any length: one would cost its neighbours
 * the whole poll. An entry's id is the hash of its address, so the primary key keeps addresses unique without one.
 * A host that asks for a pause is held from then on, whatever slots were given out before.
 */
export const longAddresses = `
alter table entry drop constraint entry_canonical_url_key;
alter table entry drop constraint entry_final_url_key;
create index entry_canonical_url on entry using hash (canonical_url);
create index entry_final_url on entry using hash (final_url);
create unique index entry_final_page on entry (md5(final_url));
alter table host add column held_until timestamptz not null default '-infinity';
`
