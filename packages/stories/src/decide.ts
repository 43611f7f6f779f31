import { clusterByLink } from './cluster.ts'
import type { Evidence, StoryChange } from './evolve.ts'
import { firstArticle, nameStories, type NamedStories, type PlannedStory } from './name-stories.ts'
import type { Link, Neighbourhood, StoryArticle } from './neighbourhood.ts'
import { nearInTime } from './near-in-time.ts'

/**
 * Groups the articles of a neighbourhood anew, from nothing but how alike and how near in time they are, and tells what that changes. The
 * same articles and links give the same stories whatever came first; only ids tell of the path (see `nameStories`).
 * Deciding again what was decided changes nothing.
 */
export function decide(around: Neighbourhood): StoryChange[] {
  const articles = around.articles.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const placeOf = new Map(articles.map(({ id }, place) => [id, place]))
  const place = (id: string) => placeOf.get(id) as number
  const links = linksWithin(around, articles, placeOf)
  const pairs = links.map(({ a, b, likeness }) => ({ a: place(a), b: place(b), likeness }))
  const groupOf = clusterByLink(articles.length, pairs)
  const groups = Map.groupBy(articles, ({ id }) => groupOf[place(id)] as number)
  const named = nameStories([...groups.values()])
  const former = Map.groupBy(articles, ({ storyId }) => storyId)
  return changesOf(named, former, links)
}

function changesOf({ stories, heirs }: NamedStories, former: Map<string | null, StoryArticle[]>, links: Link[]) {
  // A story that is merged takes along whom it had; the others who come are told one by one.
  const comersOf = ({ storyId, articles }: PlannedStory) =>
    articles.filter(
      (article) => article.storyId !== storyId && (article.storyId === null || heirs.get(article.storyId) !== storyId),
    )
  const placed = stories.flatMap((story) => {
    const comers = comersOf(story)
    return [...placements(story, comers, links), ...splits(story, comers, former, links)]
  })
  const merged = [...heirs].map(([storyId, into]): StoryChange => {
    const evidence = evidenceBetween(former.get(storyId) ?? [], former.get(into) ?? [], links)
    return { type: 'merged', storyId, into, evidence }
  })
  return [...placed, ...merged]
}

/** What joins them: each with the evidence between it and the rest of its story. */
function placements({ storyId, isNew, articles }: PlannedStory, comers: StoryArticle[], links: Link[]): StoryChange[] {
  if (isNew)
    return [{ type: 'new', storyId, founder: firstArticle(articles).id, articleIds: comers.map(({ id }) => id) }]
  return comers.map((comer) => {
    const rest = articles.filter((article) => article !== comer)
    const evidence = evidenceBetween([comer], rest, links)
    return { type: 'grown', storyId, articleId: comer.id, from: comer.storyId, evidence }
  })
}

/** What left for this story, with the evidence between it and what stayed: how little alike they are. */
function splits(
  { storyId: into, articles }: PlannedStory,
  comers: StoryArticle[],
  former: Map<string | null, StoryArticle[]>,
  links: Link[],
): StoryChange[] {
  return [...Map.groupBy(comers, ({ storyId }) => storyId)].flatMap(([storyId, gone]): StoryChange[] => {
    if (storyId === null) return []
    const stayed = (former.get(storyId) ?? []).filter((article) => !articles.includes(article))
    const evidence = evidenceBetween(gone, stayed, links)
    return [{ type: 'split', storyId, into, articleIds: gone.map(({ id }) => id), evidence }]
  })
}

/** Links with both ends in the neighbourhood, each once, lessened by the time between them. */
function linksWithin({ links }: Neighbourhood, articles: StoryArticle[], placeOf: Map<string, number>): Link[] {
  const unique = new Map<string, Link>()
  for (const link of links) {
    const [a, b] = [articles[placeOf.get(link.a) ?? -1], articles[placeOf.get(link.b) ?? -1]]
    if (a && b) unique.set(`${link.a} ${link.b}`, { ...link, likeness: link.likeness * nearInTime(a, b) })
  }
  return [...unique.values()]
}

function evidenceBetween(some: StoryArticle[], rest: StoryArticle[], links: Link[]): Evidence {
  const [here, there] = [new Set(some.map(({ id }) => id)), new Set(rest.map(({ id }) => id))]
  const between = links
    .filter(({ a, b }) => (here.has(a) && there.has(b)) || (here.has(b) && there.has(a)))
    .sort((x, y) => y.likeness - x.likeness || (x.a + x.b < y.a + y.b ? -1 : 1))
  const sum = between.reduce((total, { likeness }) => total + likeness, 0)
  const [closest] = between
  return {
    link: sum / (here.size * there.size || 1),
    closest: closest ? { a: closest.a, b: closest.b, likeness: closest.likeness, terms: closest.terms } : null,
  }
}
