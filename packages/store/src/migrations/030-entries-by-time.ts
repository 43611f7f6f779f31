/** Whoever looks for a page by a part of its address reads the newest entries first. It costs next to nothing to keep: see 024. */
export const entriesByTime = `create index entry_by_finding on entry using brin (found_at) with (autosummarize = on);`
