import { outletOf } from '@copydesk/news'
import type { Database, Sql } from './database.ts'
import { together } from './together.ts'

/** An entry that another meets where its page was found. `isSame`: the page is that of both. */
type Met = { canonicalUrl: string; isSame: boolean }

const UNIQUE_VIOLATION = '23505'

/** An entry is of the outlet where its page is: links of many outlets go through hosts that only count who follows them. */
const IS_OF = (outlet: string) =>
  `outlet = ${outlet}, announced_outlet = case when entry.outlet = ${outlet} then announced_outlet else coalesce(announced_outlet, entry.outlet) end`

/** Where pages were found in the end, after redirects. */
export const finalAddressQueries = (database: Database) => ({
  /** Claims the final address for this entry. Returns the entry that holds it already, if another does. */
  claimFinalUrl: claiming(database),

  /**
   * The same where a redirect led that is only for now. The other is the same if both have one title, and one time unless
   * the address is its own for good. Else the page is neither's: who claimed it for now keeps its own address again.
   */
  claimForNow: async (id: string, finalUrl: string): Promise<Met | null> => {
    // Written first: of two that are led there at once, one sees the other.
    await database.query('update entry set led_for_now = $2 where id = $1', [id, finalUrl])
    const other = await database.row<Met>(
      `select other.canonical_url as "canonicalUrl", coalesce(lower(other.title) = lower(entry.title)
           and (other.led_for_now is distinct from $2 or other.published_at = entry.published_at), false) as "isSame"
       from entry, entry other where entry.id = $1 and other.id <> $1 and (other.canonical_url = $2 or other.final_url = $2
         or (other.led_for_now = $2 and coalesce(other.announced_outlet, other.outlet) = coalesce(entry.announced_outlet, entry.outlet)
           and lower(other.title) is distinct from lower(entry.title)))
       order by 2 limit 1`,
      [id, finalUrl],
    )
    if (!other) {
      const isClaimed = await claim(database, id, finalUrl)
      return isClaimed ? null : { canonicalUrl: finalUrl, isSame: false }
    }
    if (!other.isSame)
      await database.query(
        `update entry set final_url = null, outlet = coalesce(announced_outlet, outlet), announced_outlet = null
         where final_url = $1 and led_for_now = $1`,
        [finalUrl],
      )
    return other
  },
})

type Claim = { id: string; finalUrl: string }

function claiming(database: Database) {
  const claimAll = together(async (claims: Claim[]) => {
    const claimed = await database.transaction((sql) => claimFree(sql, claims), { derived: true })
    return claims.map(({ id }) => claimed.has(id))
  })
  return async (id: string, finalUrl: string): Promise<Met | null> => {
    const isClaimed = await claimAll({ id, finalUrl }).catch(notIfTaken)
    if (isClaimed) return null
    const other = await database.row<{ canonicalUrl: string }>(
      'select canonical_url as "canonicalUrl" from entry where id <> $1 and (final_url = $2 or canonical_url = $2) limit 1',
      [id, finalUrl],
    )
    return { canonicalUrl: other?.canonicalUrl ?? finalUrl, isSame: true }
  }
}

/** The entries whose final addresses nobody else has: the pages they are of come to the disk after them. Two that ask for one at once fail, and are asked for again one by one. */
async function claimFree(sql: Sql, claims: Claim[]): Promise<Set<string>> {
  const rows = await sql.rows<{ id: string }>(
    `update entry set final_url = claim.final_url, led_for_now = null, ${IS_OF('claim.outlet')}
     from unnest($1::text[], $2::text[], $3::text[]) as claim (id, final_url, outlet)
     where entry.id = claim.id and not exists (select from entry other where other.id <> claim.id and other.final_url = claim.final_url)
       and not exists (select from entry other where other.id <> claim.id and other.canonical_url = claim.final_url)
     returning entry.id`,
    [
      claims.map(({ id }) => id),
      claims.map(({ finalUrl }) => finalUrl),
      claims.map(({ finalUrl }) => outletOf(finalUrl)),
    ],
  )
  return new Set(rows.map(({ id }) => id))
}

function notIfTaken(error: unknown): false {
  if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) return false
  throw error
}

/** Whether nobody else had claimed it meanwhile. */
async function claim(database: Database, id: string, finalUrl: string): Promise<boolean> {
  try {
    const outlet = outletOf(finalUrl)
    await database.query(`update entry set final_url = $2, ${IS_OF('$3')} where id = $1`, [id, finalUrl, outlet])
    return true
  } catch (error) {
    return notIfTaken(error)
  }
}
