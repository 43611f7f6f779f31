/**
 * What each stage did lately is counted by time, by indexes that cost next to nothing to keep: they hold the least and the greatest time
 * of a stretch of the table, and rows whose time is set later are still changed in place.
 */
export const doneByTime = `
create index page_by_cleaning on page using brin (cleaned_at) with (autosummarize = on);
create index revision_by_matching on revision using brin (matched_at) with (autosummarize = on);
create index article_by_tagging on article using brin (tagged_at) with (autosummarize = on);
create index article_by_grouping on article using brin (grouped_at) with (autosummarize = on);
create index event_by_time on event using brin (time) with (autosummarize = on);
`
