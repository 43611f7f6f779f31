/**
 * Since when bytes and former texts are needed by nothing, as far as is known, and when they were dropped. Of bytes from before this, and of
 * those an older program keeps, nothing is known. Their rows stay, so that what names them can say what became of them. No row is written, so
 * that nobody waits for it.
 */
export const neededUntil = `
alter table raw add column needed_at timestamptz not null default '-infinity', add column dropped_at timestamptz, alter column bytes drop not null;
-- By hundredths, as other large tables (032); this counts for the table that holds the bytes too.
alter table raw set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

-- Null of an entry's newest text.
alter table revision add column needed_at timestamptz, add column dropped_at timestamptz;
`
