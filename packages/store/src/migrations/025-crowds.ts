/**
 * What lets a page join an article that many carry without reading them all, and the outlet of each copy as matching names it: whether a
 * page of an outlet's is among them is asked of an index. Both are there once an article has been decided as a whole again.
 */
export const crowds = `
alter table article add column crowd jsonb;
alter table copy add column outlet text;
create index copy_of_article_by_outlet on copy (article_id, outlet);
drop index copy_of_article;
`
