import { ulid } from 'ulid'
import type { Database } from './database.ts'

/** The name this store was given when it was first asked: whatever is shared with other installations carries it. */
export async function installationId(database: Database): Promise<string> {
  return database.transaction(async (sql) => {
    await sql.query('lock table installation')
    const known = await sql.row<{ id: string }>('select id from installation')
    if (known) return known.id
    const id = ulid().toLowerCase()
    await sql.query('insert into installation (id) values ($1)', [id])
    return id
  })
}
