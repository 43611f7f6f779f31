/** What an article's lead corrected last, and which of the corrected sentences each copy still runs. */
export const corrections = `
alter table article add column correction jsonb;
alter table copy add column uncorrected jsonb;
`
