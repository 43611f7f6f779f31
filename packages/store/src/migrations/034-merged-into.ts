/** What led to an article or a story that is absorbed itself is led on, while everybody else waits: it is found without reading all. */
export const mergedInto = `
create index article_merged on article (merged_into) where merged_into is not null;
create index story_merged on story (merged_into) where merged_into is not null;
`
