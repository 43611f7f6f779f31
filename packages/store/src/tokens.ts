import type { Database } from './database.ts'

/** `hash`: SHA-256 of its secret, in hex. */
export type TokenRow = {
  id: string
  name: string
  hash: string
  scopes: string[]
  addedAt: Date
  /** To come where another has taken its place and it holds for a time yet. */
  revokedAt: Date | null
}

type NewToken = Pick<TokenRow, 'id' | 'name' | 'hash'>

const TOKEN = 'select id, name, hash, scopes, added_at as "addedAt", revoked_at as "revokedAt" from api_token'

/** By the database's clock, so that it is the same for every process. */
const HOLDS = '(revoked_at is null or revoked_at > now())'

/** Who may ask over HTTP. A token that was revoked stays in the list; its name is free again. */
export const tokenTable = (database: Database) => ({
  /** False where one of that name is there. */
  add: async ({ id, name, hash, scopes }: NewToken & Pick<TokenRow, 'scopes'>, at: Date) =>
    (await database.query(
      'insert into api_token (id, name, hash, scopes, added_at) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [id, name, hash, scopes, at],
    )) > 0,

  list: () => database.rows<TokenRow>(`${TOKEN} order by added_at, id`),

  /** Null where there is none, or it was revoked. */
  byId: (id: string) => database.row<TokenRow>(`${TOKEN} where id = $1 and ${HOLDS}`, [id]),

  /** Puts another in the place of the one of that name, which holds until then. Gives its scopes; null where there is none. */
  rotate: ({ id, name, hash }: NewToken, formerUntil: Date, at: Date): Promise<string[] | null> =>
    database.transaction(async (sql) => {
      const former = await sql.row<{ scopes: string[] }>(
        'update api_token set revoked_at = $2 where name = $1 and revoked_at is null returning scopes',
        [name, formerUntil],
      )
      if (!former) return null
      await sql.query('insert into api_token (id, name, hash, scopes, added_at) values ($1, $2, $3, $4, $5)', [
        id,
        name,
        hash,
        former.scopes,
        at,
      ])
      return former.scopes
    }),

  /** With those whose place it took. False where none of that name holds. */
  revoke: async (name: string, at: Date) =>
    (await database.query(
      `update api_token set revoked_at = least($2::timestamptz, now()) where name = $1 and ${HOLDS}`,
      [name, at],
    )) > 0,
})
