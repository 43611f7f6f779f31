import type { Database } from './database.ts'
import { json } from './json.ts'
import { CAME_AGAIN, packRaw } from './raw.ts'

/** A document of a feed as it came. `status` is that of an answer; null where a hub pushed it. */
export type FeedDocument = {
  id: string
  feedId: string
  url: string
  status: number | null
  headers: Record<string, string>
  rawHash: string
  fetchedAt: Date
}

export const feedDocumentTable = (database: Database) => ({
  /** Keeps the bytes once by their hash, and that they came; of what came before, that it came again. */
  save: async (document: FeedDocument, bytes: Uint8Array) => {
    const { id, feedId, url, status, headers, rawHash, fetchedAt } = document
    await database.query(`insert into raw (hash, bytes, length, needed_at) values ($1, $2, $3, $4) ${CAME_AGAIN}`, [
      rawHash,
      await packRaw(bytes),
      bytes.byteLength,
      fetchedAt,
    ])
    await database.query(
      `insert into feed_document (id, feed_id, url, status, headers, raw_hash, fetched_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      [id, feedId, url, status, json(headers), rawHash, fetchedAt],
    )
  },
})
