/**
 * Each change of a host's pace or line has a version, so that a decision is written where it was made on the newest and needs no lock
 * meanwhile. It begins anywhere: a host that was forgotten and is asked again is not taken for the one it was.
 */
export const hostVersions = `
alter table host add column version bigint not null default (random() * 1e15)::bigint;
`
