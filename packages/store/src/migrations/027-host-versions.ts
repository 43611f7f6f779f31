/**
 * Each change of a host's pace or line has a version, so that a decision is written where it was made on the newest and needs no lock
 * meanwhile. It begins anywhere: a host that was forgotten and is asked again is not taken for the one it was.
 */
export const hostVersions = `
alter table host add column version bigint not null default (random() * 1e15)::bigint;

-- An older program changes a host and knows of no version: nobody is to write what was decided before that.
create function copydesk_host_changed() returns trigger language plpgsql as $$
  begin new.version := old.version + 1; return new; end $$;
create trigger host_changed before update on host for each row
  when (new.version = old.version) execute function copydesk_host_changed();
`
