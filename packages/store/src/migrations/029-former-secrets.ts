/** All secrets of a webhook that are still signed with: a second rotation dropped one that a receiver had until later. And dead letters, to be counted. */
export const formerSecrets = `
-- The columns that held one stay for a release: an older program that goes on meanwhile reads them.
-- Each with until when it is signed with: [{"secret": "whsec_…", "until": "…"}], the newest first.
alter table webhook add column former_secrets jsonb not null default '[]';
update webhook set former_secrets = jsonb_build_array(jsonb_build_object('secret', former_secret, 'until', former_until))
  where former_secret is not null and former_until is not null;

create index delivery_dead on delivery (webhook_id) where state = 'dead';
`
