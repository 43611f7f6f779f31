/**
 * What an article was grouped as: while that is the same, grouping it again would change nothing, and neither is it read again to be
 * compared with others. Null until it is grouped, and once it has led to another article.
 */
export const groupedAs = `
alter table article add column grouped_as text;
`
