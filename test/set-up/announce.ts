import type { AnnouncedEntry, Store } from '@copydesk/store'

/** Keeps entries as a feed announces them, each under the id given. Gives those whose page is to be fetched. */
export async function announce(
  store: Store,
  feedId: string,
  entries: (AnnouncedEntry & { id: string })[],
  at: Date,
): Promise<{ entryId: string; round: number }[]> {
  const kept = await store.announcements.keep(feedId, entries, at, (_known, freshParameters) => ({
    entries: entries.map((entry) => ({ ...entry, is: 'new' })),
    freshParameters,
    remarks: [],
  }))
  return kept.found
}
