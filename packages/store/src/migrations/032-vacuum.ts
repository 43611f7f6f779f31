/**
 * Rows that are changed over and over find room on their own page, so that no index has to be told (heap-only tuples:
 * https://www.postgresql.org/docs/18/storage-hot.html), and large tables are vacuumed by hundredths, not when a fifth of them is dead:
 * of ten million entries that would be two million. Only what the line's own changes showed to need it (test/line/vacuum.test.ts).
 */
const ROOM: Record<string, number> = { entry: 70, feed: 60, article: 75, story: 80, host: 50, leading_term: 85, link: 85, outlet_line: 85, log: 50 } // prettier-ignore
const LARGE = ['entry', 'page', 'revision', 'article', 'copy', 'fingerprint', 'overlap', 'feed_entry', 'told', 'outlet_line', 'leading_term', 'link'] // prettier-ignore

export const vacuum = [
  ...Object.entries(ROOM).map(([table, percent]) => `alter table ${table} set (fillfactor = ${percent});`),
  ...LARGE.map(
    (table) =>
      `alter table ${table} set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);`,
  ),
].join('\n')
