import type { Database } from './database.ts'

/** `hash`: SHA-256 of its secret, in hex. */
export type TokenRow = {
  id: string
  name: string
  hash: string
  scopes: string[]
  addedAt: Date
  revokedAt: Date | null
}

const TOKEN = 'select id, name, hash, scopes, added_at as "addedAt", revoked_at as "revokedAt" from api_token'

/** Who may ask over HTTP. A token that was revoked stays in the list; its name is free again. */
export const tokenTable = (database: Database) => ({
  /** False where one of that name is there. */
  add: async ({ id, name, hash, scopes }: Pick<TokenRow, 'id' | 'name' | 'hash' | 'scopes'>, at: Date) =>
    (await database.query(
      'insert into api_token (id, name, hash, scopes, added_at) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [id, name, hash, scopes, at],
    )) > 0,

  list: () => database.rows<TokenRow>(`${TOKEN} order by added_at, id`),

  /** Null where there is none, or it was revoked. */
  byId: (id: string) => database.row<TokenRow>(`${TOKEN} where id = $1 and revoked_at is null`, [id]),

  /** False where there is none of that name. */
  revoke: async (name: string, at: Date) =>
    (await database.query('update api_token set revoked_at = $2 where name = $1 and revoked_at is null', [name, at])) >
    0,
})
