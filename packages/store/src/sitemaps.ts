import type { Database } from './database.ts'

/** A sitemap that an index names, as it was asked for last. */
export type KnownSitemap = {
  url: string
  /** Validators of what was read, for a conditional request. */
  etag: string | null
  lastModified: string | null
  /** When it was changed by what the index said when it was read. */
  updatedAt: string | null
  askedAt: Date
  /** When it last had an entry that was new. */
  newsAt: Date | null
}

export const sitemapTable = (database: Database) => ({
  known: (feedId: string) =>
    database.rows<KnownSitemap>(
      `select url, etag, last_modified as "lastModified", updated_at as "updatedAt", asked_at as "askedAt", news_at as "newsAt"
       from sitemap where feed_id = $1`,
      [feedId],
    ),

  /** After its entries are kept: what was read of it need not be read again. Nothing for a feed that is gone meanwhile. */
  asked: async (feedId: string, { url, etag, lastModified, updatedAt, askedAt, newsAt }: KnownSitemap) =>
    void (await database.query(
      `insert into sitemap (feed_id, url, etag, last_modified, updated_at, asked_at, news_at)
       select id, $2, $3, $4, $5, $6, $7 from feed where id = $1
       on conflict (feed_id, md5(url)) do update set etag = $3, last_modified = $4, updated_at = $5, asked_at = $6, news_at = $7`,
      [feedId, url, etag, lastModified, updatedAt, askedAt, newsAt],
    )),
})
