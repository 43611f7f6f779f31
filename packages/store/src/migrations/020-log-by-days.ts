/** The log in parts, one a day, so that what is too old is dropped at once; changes wait for their place in a table of their own. */
export const logByDays = `
-- Changes that have no place yet, in the order they were written.
create table change (
  position bigint generated always as identity primary key,
  id text not null,
  type text not null,
  subject text not null,
  time timestamptz not null,
  data jsonb not null
);

-- What was told, so that it is told once.
create table told (
  key text primary key,
  at timestamptz not null
);
create index told_by_age on told (at);

-- The last place given out, and the last that was dropped.
create table log (
  only_one boolean primary key default true check (only_one),
  head bigint not null,
  forgotten bigint not null
);

-- The first place of each day.
create table log_day (
  day date primary key,
  first bigint not null
);

alter table event rename to former_event;
create table event (
  day date not null,
  sequence bigint not null,
  id text not null,
  type text not null,
  subject text not null,
  time timestamptz not null,
  data jsonb not null,
  constraint event_place primary key (day, sequence)
) partition by range (day);
create index event_by_subject on event (subject);

insert into told (key, at) select key, time from former_event;
insert into change (id, type, subject, time, data)
  select id, type, subject, time, data from former_event where sequence is null order by position;
insert into log (head, forgotten) select coalesce(max(sequence), 0), 0 from former_event;

-- The days of what is there, by when it happened: no day begins before the one before it has ended, and none is to come.
create temporary table placed on commit drop as
  select former_event.*, least(max((time at time zone 'utc')::date) over (order by sequence), (now() at time zone 'utc')::date) as day
  from former_event where sequence is not null;
insert into log_day (day, first) select day, min(sequence) from placed group by day;
do $$
declare part date;
begin
  for part in select day from log_day loop
    execute format('create table %I partition of event for values from (%L) to (%L)', 'event_' || to_char(part, 'YYYYMMDD'), part, part + 1);
  end loop;
end $$;
insert into event (day, sequence, id, type, subject, time, data)
  select day, sequence, id, type, subject, time, data from placed order by sequence;
drop table former_event;
`
