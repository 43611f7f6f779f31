/** How often on end an entry's host answered 404, in this round of fetching it: other failures say nothing of the page. */
export const notFound = 'alter table entry add column not_found integer not null default 0;'
