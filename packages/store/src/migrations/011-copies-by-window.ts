/**
 * Fingerprints know when their page was found, so that texts are matched within a window of time; a copy knows by which text of its
 * source it was compared, so that nothing is compared twice; and what a comparison found is kept with the copy alone.
 */
export const copiesByWindow = `
alter table fingerprint add column found_at timestamptz;
update fingerprint set found_at = entry.found_at from entry where entry.id = entry_id;
alter table fingerprint alter column found_at set not null;
-- With the time in the index, a lookup reads nothing else.
alter table fingerprint drop constraint fingerprint_pkey;
alter table fingerprint add primary key (key, entry_id) include (found_at);
create index fingerprint_by_time on fingerprint using brin (found_at);
alter table copy add column of_revision_id text;
alter table overlap drop column comparison;
`
