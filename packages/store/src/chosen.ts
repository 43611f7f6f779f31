/** What articles and stories may be chosen by. Outlets, origins and names are compared in small letters. */
export type Chosen = {
  entity?: string | undefined
  outlet?: string | undefined
  origin?: string | undefined
  language?: string | undefined
  story?: string | undefined
  sources?: number | undefined
  since?: string | undefined
  until?: string | undefined
}

/** A place in a list that is read a page at a time: `at`, and among those of that time the id. */
export type Place = { at: string; id: string }

/** What is read for somebody who waits, and may ask for anything, takes no longer than this. */
export const READING_MS = 5_000

/** Of `article`, with $n for what is asked for. */
const OF_ARTICLE: Record<keyof Chosen, (n: string) => string> = {
  entity: (n) =>
    `exists (select from article_words where article_id = article.id and names && array[${n}, lower(${n})])`,
  outlet: (n) =>
    `exists (select from copy join entry on entry.id = copy.entry_id where copy.article_id = article.id and entry.outlet = lower(${n}))`,
  origin: (n) => `lower(article.origin->>'name') = lower(${n})`,
  language: (n) => `exists (select from article_words where article_id = article.id and language = lower(${n}))`,
  story: (n) => `article.story_id = ${n}`,
  sources: (n) => `copydesk_sources(article.story_id, null) >= ${n}::int`,
  since: (n) => `article.first_seen_at >= ${n}::timestamptz`,
  until: (n) => `article.first_seen_at < ${n}::timestamptz`,
}

const inStory = (condition: string) =>
  `exists (select from article where article.story_id = story.id and article.merged_into is null and ${condition})`

/** Of `story`: some article of it is such; its time is from its first to its last. */
const OF_STORY: Record<keyof Chosen, (n: string) => string> = {
  entity: (n) => inStory(OF_ARTICLE.entity(n)),
  outlet: (n) => inStory(OF_ARTICLE.outlet(n)),
  origin: (n) => inStory(OF_ARTICLE.origin(n)),
  language: (n) => inStory(OF_ARTICLE.language(n)),
  story: (n) => `story.id = ${n}`,
  sources: (n) => `copydesk_sources(story.id, null) >= ${n}::int`,
  since: (n) => `story.last_at >= ${n}::timestamptz`,
  until: (n) => `story.first_at < ${n}::timestamptz`,
}

/** The conditions that what was chosen makes, and their values, numbered after those that are there. */
function conditions(rules: Record<keyof Chosen, (n: string) => string>, chosen: Chosen, values: unknown[]): string {
  const names = Object.keys(rules) as (keyof Chosen)[]
  return names
    .filter((name) => chosen[name] !== undefined)
    .map((name) => ` and ${rules[name](`$${values.push(chosen[name])}`)}`)
    .join('')
}

export const articlesChosen = (chosen: Chosen, values: unknown[]) => conditions(OF_ARTICLE, chosen, values)
export const storiesChosen = (chosen: Chosen, values: unknown[]) => conditions(OF_STORY, chosen, values)
