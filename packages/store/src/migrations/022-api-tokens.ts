/** Who may ask over HTTP, and what for. Of a token only the hash is kept. */
export const apiTokens = `
create table api_token (
  id text primary key,
  name text not null,
  -- SHA-256 of the secret, in hex.
  hash text not null,
  scopes text[] not null,
  added_at timestamptz not null,
  revoked_at timestamptz
);
create unique index api_token_name on api_token (name) where revoked_at is null;
`
