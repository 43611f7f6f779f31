/** A story kept the times of dates that its articles had lost, until something moved: those that are of others now are written, and told anew. */
export const storyTimes = `
update story set first_at = span.first_at, last_at = span.last_at, version = version + 1, changed_at = now()
from (
  select story_id, min(coalesce(published_at, first_seen_at)) as first_at, max(coalesce(published_at, first_seen_at)) as last_at
  from article where story_id is not null and merged_into is null group by story_id) span
where story.id = span.story_id and (story.first_at, story.last_at) is distinct from (span.first_at, span.last_at);
`
