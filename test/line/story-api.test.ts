import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '../set-up/desk.ts'

type Page = { id: string; url: string; outlet: string; foundAt: string; ofUrl: string | null; relation: string }
type Story = {
  id: string
  headline: string
  summary: string | null
  pages: number
  outlets: number
  articles: { id: string; title: string; origin: { name: string } | null; pages: Page[] }[]
  sources: {
    pages: string[]
    outlets: string[]
    articles: string[]
    independent: { owner: string; why: { kind: string }; articles: string[] }[]
    unknown: string[]
    withdrawn: string[]
    citing: { article: string; evidence: string }[]
  }
  timeline: { at: string; joined: string; name: string; url: string }[]
  spread: { article: string; copies: Page[] }[]
  figures: { sources: string[]; stated: { article: string; sentence: string; text: string }[] }[]
  contested: unknown[]
  topics: { id: string; name: string; articles: string[] }[]
}

let desk: Desk

beforeAll(async () => {
  desk = await openDesk({ seed: 17, articles: 16 })
  await desk.publish(desk.world.newsroom.dayMinutes)
})
afterAll(() => desk.close())

const read = <T>(path: string) => desk.read<T>(path)
const allStories = async () => {
  const { stories } = await read<{ stories: { id: string }[] }>('/stories')
  return Promise.all(stories.map(({ id }) => read<Story>(`/stories/${id}`)))
}
const atOf = ({ foundAt }: { foundAt: string }) => Date.parse(foundAt)

describe('what the API tells of a story', () => {
  it('has every source as a list that can be checked', async () => {
    const stories = await allStories()
    expect(stories.length).toBeGreaterThan(3)
    for (const { pages, outlets, articles, sources } of stories) {
      expect(sources.pages).toHaveLength(pages)
      expect(sources.outlets).toHaveLength(outlets)
      expect(sources.articles.toSorted()).toEqual(articles.map(({ id }) => id).toSorted())
      const counted = sources.independent.flatMap((one) => one.articles)
      const left = [...sources.unknown, ...sources.citing.map(({ article }) => article)]
      expect(new Set([...counted, ...left]).size).toBe(articles.length)
    }
    expect(stories.some(({ sources }) => sources.independent.length > 1)).toBe(true)
  })

  it('tells who had it first, and who ran whose text', async () => {
    for (const { articles, timeline, spread } of await allStories()) {
      const pages = articles.flatMap((article) => article.pages)
      expect(Date.parse(timeline[0]?.at ?? '')).toBe(Math.min(...pages.map(atOf)))
      const joined = timeline.filter((moment) => moment.joined === 'outlet').map(({ name }) => name)
      expect(joined.toSorted()).toEqual([...new Set(pages.map(({ outlet }) => outlet))].toSorted())
      expect(spread.flatMap(({ copies }) => copies)).toHaveLength(pages.length - articles.length)
    }
  })

  it('summarizes by the words of the article whose headline it has', async () => {
    for (const { headline, summary, articles } of await allStories()) {
      const leading = articles.find(({ title }) => title === headline)
      const { text } = await read<{ text: string }>(`/articles/${leading?.id}`)
      expect(text).toContain(summary)
    }
  })

  it('gives each figure with the sentence it stands in, and its sources by origin', async () => {
    const stories = await allStories()
    const figures = stories.flatMap((story) => story.figures)
    expect(figures.length).toBeGreaterThan(5)
    for (const { stated } of figures) for (const { sentence, text } of stated) expect(sentence).toContain(text)
    const [story] = stories
    expect(await read(`/stories/${story?.id}/figures`)).toEqual({ story: story?.id, figures: story?.figures })
    expect(await read(`/stories/${story?.id}/sources`)).toMatchObject({ sources: story?.sources })
  })

  it('names its topics, by which stories are listed', async () => {
    const stories = await allStories()
    const tagged = stories.filter(({ topics }) => topics.length > 0)
    expect(tagged.length).toBeGreaterThan(3)
    for (const { id, topics, articles } of tagged.slice(0, 3)) {
      const [topic] = topics
      expect(topic?.articles.length).toBeGreaterThanOrEqual(articles.length / 2)
      const listed = await read<{ stories: { id: string }[] }>(`/stories?entity=${topic?.id}`)
      expect(listed.stories.map((story) => story.id)).toContain(id)
      expect(listed.stories.length).toBeLessThan(stories.length)
    }
    expect(await read('/stories?entity=none')).toEqual({ stories: [], next: null })
  })

  it('shows two copies side by side', async () => {
    const copied = (await allStories()).flatMap(({ articles }) => articles).find(({ pages }) => pages.length > 1)
    const copy = copied?.pages.find(({ ofUrl }) => ofUrl !== null)
    const pair = await read<{
      copy: { url: string; text: string }
      of: { url: string; text: string }
      description: {
        same: boolean
        relation: string
        steps: { kind: string; this: { start: number; end: number }[] }[]
      }
    }>(`/articles/${copied?.id}/copies/${copy?.id}`)
    expect(pair.copy.url).toBe(copy?.url)
    expect(pair.of.url).toBe(copy?.ofUrl)
    expect(pair.description).toMatchObject({ same: true, relation: copy?.relation })
    const kept = pair.description.steps.find(({ kind }) => kind === 'kept')?.this[0]
    // Words are what is kept; their punctuation may differ.
    const words = pair.of.text.slice(kept?.start, kept?.end).match(/\p{L}+ \p{L}+ \p{L}+/u)?.[0]
    expect(words).toBeDefined()
    expect(pair.copy.text).toContain(words)
  })

  it('counts neither what was withdrawn nor its figures, on the page and in lists alike', async () => {
    const counted = (story: Story | undefined) => story?.sources.independent.length ?? 0
    const alone = ({ sources, articles }: Story) =>
      articles.find(
        ({ id, pages }) => pages.length === 1 && sources.independent.some((one) => one.articles.join() === id),
      )
    const story = (await allStories()).find((one) => counted(one) > 1 && alone(one))
    const article = story && alone(story)
    const gone = { id: article?.pages[0]?.id ?? '', round: 1, reason: 'HTTP 410', recheckAt: null }
    const { store, now } = desk.world.service
    await store.entries.withdrawn(gone, now(), () => [])
    const told = await read<Story>(`/stories/${story?.id}`)
    expect(told.sources.withdrawn).toEqual([article?.id])
    expect(counted(told)).toBe(counted(story) - 1)
    expect(told.figures.flatMap(({ stated }) => stated).map((one) => one.article)).not.toContain(article?.id)
    const listed = async (sources: number) =>
      (await read<{ stories: { id: string }[] }>(`/stories?sources=${sources}&limit=100`)).stories.map(({ id }) => id)
    expect(await listed(counted(told))).toContain(story?.id)
    expect(await listed(counted(story))).not.toContain(story?.id)
    const board = await read<{ stories: { id: string; sources: number }[] }>('/views/stories?by=sources')
    expect(board.stories.find(({ id }) => id === story?.id)?.sources).toBe(counted(told))
  })

  it('says in a line what is not there', async () => {
    for (const path of ['/stories/none', '/stories/none/figures', '/articles/none/copies/none']) {
      const answer = await fetch(`${desk.url}${path}`)
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject({ status: 404, detail: expect.stringContaining('none') })
    }
  })
})
