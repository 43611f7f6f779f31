/** The archive tells pages in the order they were fetched, and of each where its bytes were seen before. */
export const pagesByTime = `
create index page_by_time on page (fetched_at, id);
create index page_of_raw on page (raw_hash, fetched_at, id);
`
