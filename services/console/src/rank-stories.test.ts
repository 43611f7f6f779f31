import type { BoardStory } from '@copydesk/store'
import { describe, expect, it } from 'vitest'
import { rankStories } from './rank-stories.ts'

const story = (id: string, over: Partial<BoardStory> = {}): BoardStory => ({
  id,
  headline: id,
  firstAt: new Date(0),
  foundAt: new Date(0),
  articles: 1,
  pages: 1,
  outlets: 1,
  fresh: 0,
  origins: [],
  sources: 0,
  ...over,
})
const ranked = (by: Parameters<typeof rankStories>[1], ...stories: BoardStory[]) =>
  rankStories(stories, by).map(({ id }) => id)

describe('the list of stories', () => {
  it('is by what one looks for, and leaves equals as they came', () => {
    const stories = [
      story('wide', { outlets: 30, pages: 40 }),
      story('growing', { fresh: 12, outlets: 3 }),
      story('new', { firstAt: new Date(9), outlets: 3 }),
    ]
    expect(ranked('spread', ...stories)).toEqual(['wide', 'growing', 'new'])
    expect(ranked('growth', ...stories)).toEqual(['growing', 'wide', 'new'])
    expect(ranked('newest', ...stories)).toEqual(['new', 'wide', 'growing'])
  })
})
