/** What an entry keeps of the fetch of one round, as it is before the first request and after the last. */
export const NO_FETCH_YET =
  'slot_at = null, tries = 0, not_found = 0, forbidden = 0, leads_to = null, hops = 0, failing_since = null'
