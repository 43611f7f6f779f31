/** The truth: PostgreSQL. The only importer of the database driver. */
import { openDatabase } from './database.ts'
import { archiveQueries } from './archive.ts'
import { announcementTable } from './announcements.ts'
import { articleTable } from './articles.ts'
import { auditTable } from './audit.ts'
import { copyTable } from './copies.ts'
import { countingTable } from './counting.ts'
import { deliveryTable } from './deliveries.ts'
import { dueWorkQueries } from './due-work.ts'
import { entryTable } from './entries.ts'
import { eventLog } from './events.ts'
import { feedDocumentTable } from './feed-documents.ts'
import { feedTable } from './feeds.ts'
import { feedYieldQueries } from './feed-yield.ts'
import { hostTable } from './hosts.ts'
import { groupingTables } from './grouping.ts'
import { installationId } from './installation.ts'
import { lineHealthQueries } from './line-health.ts'
import { matchTables } from './matching.ts'
import { migrate, migrationState } from './migrate.ts'
import { lineForgetting } from './forget-lines.ts'
import { lineStateQueries } from './line-state.ts'
import { outletLineTable } from './outlet-lines.ts'
import { pageTable } from './pages.ts'
import { pushTable } from './pushes.ts'
import { quarantineTable } from './quarantine.ts'
import { retention } from './retention.ts'
import { revisionTable } from './revisions.ts'
import { robotsTable } from './robots.ts'
import { searchQueries } from './search.ts'
import { sitemapTable } from './sitemaps.ts'
import { clockSetBack } from './clock-set-back.ts'
import { openClock } from './store-clock.ts'
import { storyTable } from './stories.ts'
import { storyBoardQueries } from './story-board.ts'
import { tokenTable } from './tokens.ts'
import { totalsQueries } from './totals.ts'
import { traceQueries } from './trace.ts'
import { webhookTable } from './webhooks.ts'
import { whereaboutsQueries } from './whereabouts.ts'

export { createDatabase, openDatabase, tookTooLong, wasNoValue } from './database.ts'
export { actingFor, type Actor } from './acting.ts'
export type { ArchivedPage, ArchiveFilter } from './archive.ts'
export type { ArticleRow, ArticleSummary } from './articles.ts'
export type { AuditFilter, AuditRow } from './audit.ts'
export type { Chosen, Place } from './chosen.ts'
export type { CopySummary, OutletHabit } from './copies.ts'
export type { AnnouncedEntry, KnownEntry, Recognition } from './announcements.ts'
export type { EntryRow, SaidOfPage, WithdrawnArticle } from './entries.ts'
export type { DeliveryState } from './delivery-state.ts'
export type { ClaimedBatch, ClaimedDelivery, DeliveryEnd, DeliveryRow } from './deliveries.ts'
export { writeChanges } from './events.ts'
export type { AboutEvent, EventFilter, LogEnds, LogPage } from './read-events.ts'
export type { FeedDocument } from './feed-documents.ts'
export type { AnnouncedByFeed, FeedEntrySummary, OutletYield } from './feed-yield.ts'
export type { FeedHealth, FeedPace, FeedRow, FeedState, NewFeed, PlacedOutline, SaidSchedule } from './feeds.ts'
export type { Moved, TurnRequest, WaitingJob } from './host-line.ts'
export type { Turn } from './hosts.ts'
export { STANDINGS } from './host-timetable.ts'
export type { Claim, EndedRequest, HostAnswer, HostLimit, HostPace, Rank, Standing } from './host-timetable.ts'
export type { GroupedArticle, GroupedAs, ReadVectors, StoryPlan } from './grouping.ts'
export { type LinePlace, type LineTable, lineTables } from './forget-lines.ts'
export type {
  ArticlePlan,
  CarriedPage,
  Correction,
  Crowded,
  Decide,
  Edge,
  FormerText,
  KnownArticle,
  Neighbourhood,
  PageHead,
  PlacedPage,
  PlannedCopy,
} from './matching.ts'
export type { DoneInMinute, FeedCounts, HeldAtStage } from './line-health.ts'
export type { LineState, Waiting } from './line-state.ts'
export type { MigrationState } from './migrate.ts'
export { isOutage } from './outage.ts'
export type { KnownLines, OutletLine, PageLines } from './outlet-lines.ts'
export type { PageRow } from './pages.ts'
export type { Push, PushSubscription } from './pushes.ts'
export type { HeldFilter, HeldReason, QuarantineRow } from './quarantine.ts'
export type { CleanedRevision } from './revisions.ts'
export { MARKS } from './search.ts'
export type { KnownSitemap } from './sitemaps.ts'
export type { StorySummary, StoryText } from './stories.ts'
export type { BoardStory, SaidInArticle } from './story-board.ts'
export type { Totals } from './totals.ts'
export { inspectStore, type StoreInspection } from './inspect.ts'
export type { FoundWork } from './due-work.ts'
export type { WebhookRow } from './webhooks.ts'
export type { Trace, TraceStep } from './trace.ts'
export type { FetchedPage, FoundEntries, FoundEntry, KeptRevision } from './whereabouts.ts'
export { withdrawalTold } from './withdrawal-told.ts'

export type Store = Awaited<ReturnType<typeof openStore>>

/** Connects, brings the schema up to date, and gives the tables by what they keep. Rejects where nothing answers. */
export async function openStore(url: string, { connections }: { connections?: number } = {}) {
  const database = openDatabase(url, connections)
  await migrate(database)
  const clock = await openClock(database)
  return {
    /** What processes go by. */
    now: () => new Date(clock.now()),
    clock: clockSetBack(database),
    feeds: feedTable(database),
    announcements: announcementTable(database),
    feedDocuments: feedDocumentTable(database),
    entries: entryTable(database),
    hosts: hostTable(database, clock),
    pages: pageTable(database),
    archive: archiveQueries(database),
    counting: countingTable(database),
    outletLines: outletLineTable(database),
    lineHealth: lineHealthQueries(database),
    lines: lineForgetting(database),
    pushes: pushTable(database),
    sitemaps: sitemapTable(database),
    retention: retention(database),
    revisions: revisionTable(database),
    robots: robotsTable(database),
    matching: matchTables(database),
    articles: articleTable(database),
    audit: auditTable(database),
    copies: copyTable(database),
    grouping: groupingTables(database),
    stories: storyTable(database),
    storyBoard: storyBoardQueries(database),
    feedYield: feedYieldQueries(database),
    events: eventLog(database),
    search: searchQueries(database),
    webhooks: webhookTable(database),
    deliveries: deliveryTable(database),
    quarantine: quarantineTable(database),
    work: dueWorkQueries(database),
    totals: totalsQueries(database),
    lineState: lineStateQueries(database),
    tokens: tokenTable(database),
    trace: traceQueries(database),
    whereabouts: whereaboutsQueries(database),
    installation: () => installationId(database),
    migrations: () => migrationState(database),
    ping: async () => void (await database.query('select 1')),
    close: () => {
      clock.close()
      return database.close()
    },
  }
}
