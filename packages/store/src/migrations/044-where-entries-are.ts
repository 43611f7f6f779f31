/**
 * How often an entry's host answered 403, in this round of fetching it: that often passes, and is not asked about for ever. And
 * the outlet that its link names, where its page was found at another's: null where `outlet` is both.
 */
export const whereEntriesAre = `
alter table entry add column forbidden integer not null default 0;
alter table entry add column announced_outlet text;
`
