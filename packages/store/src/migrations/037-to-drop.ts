/**
 * What is due to be looked at is the beginning of an index, and leaves it: it is dropped, or found to be needed since and looked at again as
 * long after that. While they are built what would write to these tables waits (docs/upkeep.md), and who reads does not.
 */
export const toDrop = `
create index raw_to_drop on raw (needed_at) where dropped_at is null;
create index revision_to_drop on revision (needed_at) where needed_at is not null and dropped_at is null;
`
