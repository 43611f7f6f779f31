/** A host is new until it has served some requests. */
export const hostsKnown = `
alter table host add column served integer not null default 0;
update host set served = 3 where answered_at > '-infinity';
`
