/**
 * Since when bytes and former texts are needed by nothing, as far as is known, and when they were dropped. What is due to be looked at is
 * the beginning of an index, and leaves it: it is dropped, or found to be needed since and looked at again as long after that. Of bytes from
 * before this, and of those an older program keeps, nothing is known. Their rows stay, so that what names them can say what became of them.
 */
export const neededUntil = `
alter table raw add column needed_at timestamptz not null default '-infinity', add column dropped_at timestamptz, alter column bytes drop not null;
create index raw_to_drop on raw (needed_at) where dropped_at is null;
-- By hundredths, as other large tables (032); this counts for the table that holds the bytes too.
alter table raw set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

-- Null of an entry's newest text.
alter table revision add column needed_at timestamptz, add column dropped_at timestamptz;
update revision set needed_at = newer.cleaned_at from revision newer
  where newer.entry_id = revision.entry_id and newer.number = revision.number + 1;
create index revision_to_drop on revision (needed_at) where needed_at is not null and dropped_at is null;
`
