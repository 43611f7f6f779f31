import { escapeMarkup, type WrittenEntry } from '@copydesk/feed'
import type { StorySummary } from '@copydesk/store'
import type { ToldStory } from './tell-story.ts'

/**
 * A story as an entry of a feed: each article once, however many pages carry it. It leads to the article whose headline it has. Null where
 * it has no article any more.
 */
export function storyEntry(id: string, story: StorySummary, told: ToldStory): WrittenEntry | null {
  const leading = told.articles.find(({ title }) => title?.trim() === story.headline) ?? told.articles[0]
  if (!leading) return null
  const summary = told.summary
  return {
    id,
    url: outward(leading.url),
    title: story.headline ?? leading.title ?? leading.url,
    summary,
    html: [
      ...(summary === null ? [] : [`<p>${escapeMarkup(summary)}</p>`]),
      `<p>${escapeMarkup(sourcesOf(told))}</p>`,
      `<ul>${told.articles.map(articleLine).join('')}</ul>`,
    ].join('\n'),
    publishedAt: story.firstAt,
    updatedAt: story.changedAt,
    authors: story.origins,
  }
}

/** Readers follow what they are given: whatever else an address is by mistake leads nowhere. */
const outward = (url: string) => (/^https?:\/\//i.test(url) ? url : 'about:blank')

function sourcesOf({ sources }: ToldStory): string {
  const owners = sources.independent.map(({ owner }) => owner)
  if (owners.length === 0) return 'No independent source is named.'
  return `${owners.length === 1 ? '1 independent source' : `${owners.length} independent sources`}: ${owners.join(', ')}.`
}

function articleLine({ url, title, origin, outlet, pages }: ToldStory['articles'][number]): string {
  const whose = origin?.name ?? outlet
  const carried = pages.length > 1 ? `, on ${pages.length} pages` : ''
  return `<li><a href="${escapeMarkup(outward(url))}">${escapeMarkup(title ?? url)}</a> (${escapeMarkup(whose)}${carried})</li>`
}
