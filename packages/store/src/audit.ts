import type { Database } from './database.ts'

/** One change: who made it, from which address, and what is shown of it before and after. No secrets. */
export type AuditRow = {
  id: string
  at: Date
  who: string
  address: string | null
  what: string
  subject: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

export type AuditFilter = {
  who?: string | undefined
  what?: string | undefined
  subject?: string | undefined
  since?: string | undefined
  until?: string | undefined
}

export const auditTable = (database: Database) => ({
  /** The newest first, from before one on. `what`: the kind of change, or its beginning. */
  list: ({ who, what, subject, since, until }: AuditFilter, limit: number, before: number | null) =>
    database.rows<AuditRow>(
      `select id, at, who, address, what, subject, before, after from audit
       where ($2::bigint is null or id < $2) and ($3::text is null or who = $3) and ($4::text is null or starts_with(what, $4))
         and ($5::text is null or subject = $5) and ($6::timestamptz is null or at >= $6) and ($7::timestamptz is null or at < $7)
       order by id desc limit $1`,
      [limit, before, who ?? null, what ?? null, subject ?? null, since ?? null, until ?? null],
    ),
})
