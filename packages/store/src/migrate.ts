import type { Database, Sql } from './database.ts'
import { firstSchema } from './migrations/001-first.ts'
import { longAddresses } from './migrations/002-long-addresses.ts'
import { articlesByLead } from './migrations/003-articles-by-lead.ts'
import { feedHealth } from './migrations/004-feed-health.ts'
import { hostPace } from './migrations/005-host-pace.ts'
import { pagesByTime } from './migrations/006-pages-by-time.ts'
import { outletLines } from './migrations/007-outlet-lines.ts'
import { links } from './migrations/008-links.ts'
import { feeds } from './migrations/009-feeds.ts'
import { hostLines } from './migrations/010-host-lines.ts'
import { copiesByWindow } from './migrations/011-copies-by-window.ts'
import { corrections } from './migrations/012-corrections.ts'
import { reprintedByOutlet } from './migrations/013-reprinted-by-outlet.ts'
import { hostTurnsBySlot } from './migrations/014-host-turns-by-slot.ts'
import { hostsKnown } from './migrations/015-hosts-known.ts'
import { ledForNow } from './migrations/016-led-for-now.ts'
import { notFound } from './migrations/017-not-found.ts'
import { entriesByOutlet } from './migrations/018-entries-by-outlet.ts'
import { outletParagraphs } from './migrations/019-outlet-paragraphs.ts'
import { logByDays } from './migrations/020-log-by-days.ts'
import { webhooks } from './migrations/021-webhooks.ts'
import { apiTokens } from './migrations/022-api-tokens.ts'
import { articleWords } from './migrations/023-article-words.ts'
import { doneByTime } from './migrations/024-done-by-time.ts'
import { crowds } from './migrations/025-crowds.ts'
import { groupedAs } from './migrations/026-grouped-as.ts'
import { hostVersions } from './migrations/027-host-versions.ts'
import { eventsBySubject } from './migrations/028-events-by-subject.ts'
import { formerSecrets } from './migrations/029-former-secrets.ts'
import { entriesByTime } from './migrations/030-entries-by-time.ts'
import { audit } from './migrations/031-audit.ts'
import { vacuum } from './migrations/032-vacuum.ts'
import { missedEvents } from './migrations/033-missed-events.ts'
import { mergedInto } from './migrations/034-merged-into.ts'
import { neededUntil } from './migrations/035-needed-until.ts'
import { formerTexts } from './migrations/036-former-texts.ts'
import { toDrop } from './migrations/037-to-drop.ts'
import { counted } from './migrations/038-counted.ts'
import { storyTimes } from './migrations/040-story-times.ts'
import { taggedTexts } from './migrations/042-tagged-texts.ts'
import { whereEntriesAre } from './migrations/044-where-entries-are.ts'
import { keptAsPages } from './migrations/045-kept-as-pages.ts'
import { keysForgotten } from './migrations/046-keys-forgotten.ts'
import { heldByEntry } from './migrations/047-held-by-entry.ts'
import { clock } from './migrations/048-clock.ts'

/** In order; never edited once released. */
const migrations = [
  { name: '001-first', sql: firstSchema },
  { name: '002-long-addresses', sql: longAddresses },
  { name: '003-articles-by-lead', sql: articlesByLead },
  { name: '004-feed-health', sql: feedHealth },
  { name: '005-host-pace', sql: hostPace },
  { name: '006-pages-by-time', sql: pagesByTime },
  { name: '007-outlet-lines', sql: outletLines },
  { name: '008-links', sql: links },
  { name: '009-feeds', sql: feeds },
  { name: '010-host-lines', sql: hostLines },
  { name: '011-copies-by-window', sql: copiesByWindow },
  { name: '012-corrections', sql: corrections },
  { name: '013-reprinted-by-outlet', sql: reprintedByOutlet },
  { name: '014-host-turns-by-slot', sql: hostTurnsBySlot },
  { name: '015-hosts-known', sql: hostsKnown },
  { name: '016-led-for-now', sql: ledForNow },
  { name: '017-not-found', sql: notFound },
  { name: '018-entries-by-outlet', sql: entriesByOutlet },
  { name: '019-outlet-paragraphs', sql: outletParagraphs },
  { name: '020-log-by-days', sql: logByDays },
  { name: '021-webhooks', sql: webhooks },
  { name: '022-api-tokens', sql: apiTokens },
  { name: '023-article-words', sql: articleWords },
  { name: '024-done-by-time', sql: doneByTime },
  { name: '025-crowds', sql: crowds },
  { name: '026-grouped-as', sql: groupedAs },
  { name: '027-host-versions', sql: hostVersions },
  { name: '028-events-by-subject', sql: eventsBySubject },
  { name: '029-former-secrets', sql: formerSecrets },
  { name: '030-entries-by-time', sql: entriesByTime },
  { name: '031-audit', sql: audit },
  { name: '032-vacuum', sql: vacuum },
  { name: '033-missed-events', sql: missedEvents },
  { name: '034-merged-into', sql: mergedInto },
  { name: '035-needed-until', sql: neededUntil },
  { name: '036-former-texts', sql: formerTexts },
  { name: '037-to-drop', sql: toDrop },
  { name: '038-counted', sql: counted },
  { name: '040-story-times', sql: storyTimes },
  { name: '042-tagged-texts', sql: taggedTexts },
  { name: '044-where-entries-are', sql: whereEntriesAre },
  { name: '045-kept-as-pages', sql: keptAsPages },
  { name: '046-keys-forgotten', sql: keysForgotten },
  { name: '047-held-by-entry', sql: heldByEntry },
  { name: '048-clock', sql: clock },
]

// Any number will do, as long as every Copydesk takes the same one.
const MIGRATION_LOCK = 7_267_001

/**
 * Brings the schema up to date, once, however many processes start together. Each migration is a transaction of its own, so that none
 * keeps the tables of those before it locked, and who was stopped between two goes on from there. Returns the names it applied.
 */
export async function migrate(database: Database): Promise<string[]> {
  const applied: string[] = []
  for (;;) {
    const name = await database.transaction(applyNext, { lock: MIGRATION_LOCK })
    if (name === null) return applied
    applied.push(name)
  }
}

/** Under the lock: another process may have applied some since. */
async function applyNext(sql: Sql): Promise<string | null> {
  await sql.query(
    'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
  )
  const [next] = (await migrationState(sql)).due
  const migration = migrations.find(({ name }) => name === next)
  if (!migration) return null
  await sql.query(migration.sql)
  await sql.query('insert into migration (name) values ($1)', [migration.name])
  return migration.name
}

/** What separates a schema from this program: migrations it has not had yet, and such as only a newer program knows. */
export type MigrationState = { due: string[]; unknown: string[] }

/** Looks, and changes nothing. Without the table everything is due. */
export async function migrationState(database: Sql): Promise<MigrationState> {
  const table = await database.row<{ name: string | null }>(`select to_regclass('migration')::text as name`)
  const applied = table?.name
    ? (await database.rows<{ name: string }>('select name from migration')).map((row) => row.name)
    : []
  const known = migrations.map(({ name }) => name)
  return {
    due: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  }
}
