/** Each page that is kept takes its entry's failed rounds out of quarantine. */
export const heldByEntry = `create index quarantine_of_entry on quarantine ((event->>'entryId')) where stage = 'fetch-page';`
