/**
 * Who changed what, and when: written by the database itself, in the transaction of the change, so that nobody who changes something can
 * leave it out. Who acts is said in the transaction (`acting.ts`); what nobody says is the database's user: the line itself, or a person at psql.
 */
export const audit = `
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  -- A token's name, this machine, the command line, or a user of the database.
  who text not null,
  address text,
  what text not null,
  subject text not null,
  -- What was shown of it before and after; null where it was not there.
  before jsonb,
  after jsonb
);
create index audit_by_time on audit using brin (at) with (autosummarize = on);

-- Names of parameters as logs know them (packages/service/src/redact.ts).
create function audit_redacted(given text) returns text language sql immutable as $f$
  select regexp_replace(regexp_replace(given, '://[^\\s/?#@"\\\\]+@', '://***@', 'g'),
    '([?&](?:[[:alnum:]_.-]{0,40}(?:token|secret|password|passwd|signature|api[_-]?key)|key|sig|pwd|auth)=)[^&\\s"#\\\\]+', '\\1***', 'gi')
$f$;

create function audit_write(what text, subject text, before jsonb, after jsonb) returns void language sql as $f$
  insert into audit (who, address, what, subject, before, after)
  values (coalesce(nullif(current_setting('copydesk.who', true), ''), session_user), nullif(current_setting('copydesk.address', true), ''),
    $1, audit_redacted($2), audit_redacted($3::text)::jsonb, audit_redacted($4::text)::jsonb)
$f$;

-- Arguments: the kind; the column it is known by; the columns that are shown, no secret among them; the column of a secret, if there is one.
create function audit_row() returns trigger language plpgsql as $f$
declare
  was jsonb := case when TG_OP <> 'INSERT' then to_jsonb(old) end;
  is_now jsonb := case when TG_OP <> 'DELETE' then to_jsonb(new) end;
  shown text[] := string_to_array(TG_ARGV[2], ' ');
  before jsonb := (select jsonb_object_agg(key, value) from jsonb_each(was) where key = any(shown));
  after jsonb := (select jsonb_object_agg(key, value) from jsonb_each(is_now) where key = any(shown));
  subject text := coalesce(is_now, was)->>TG_ARGV[1];
  verb text := case TG_OP when 'INSERT' then 'added' when 'DELETE' then 'removed' else 'changed' end;
begin
  if TG_OP = 'UPDATE' and TG_NARGS > 3 and was->TG_ARGV[3] is distinct from is_now->TG_ARGV[3] then
    perform audit_write(TG_ARGV[0] || ' secret renewed', subject, null, null);
  end if;
  if before is distinct from after then
    perform audit_write(TG_ARGV[0] || ' ' || verb, subject, before, after);
  end if;
  return null;
end
$f$;

create trigger audited after insert or delete or update of url, types, at_once, secret, disabled_at on webhook
  for each row execute function audit_row('webhook', 'id', 'id url types at_once disabled_at disabled_reason', 'secret');
create trigger audited after insert or delete or update on api_token
  for each row execute function audit_row('token', 'name', 'id name scopes revoked_at', 'hash');
create trigger audited after insert or delete or update of paused on feed
  for each row execute function audit_row('feed', 'url', 'id url title paused');
`
