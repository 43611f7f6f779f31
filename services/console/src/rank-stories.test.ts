import { knownOwners } from '@copydesk/owners'
import type { BoardStory } from '@copydesk/store'
import { describe, expect, it } from 'vitest'
import { rankStories, withSources } from './rank-stories.ts'

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
  ...over,
})
const ranked = (by: Parameters<typeof rankStories>[1], ...stories: BoardStory[]) =>
  rankStories(
    stories.map((one) => withSources(one, knownOwners, () => false)),
    by,
  ).map(({ id }) => id)

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

  it('counts an agency once, the outlets of one owner once, and not who only cites', () => {
    const origins = [
      { name: 'AP', outlet: 'apnews.com', revisionId: '1' },
      { name: 'AP', outlet: 'elsewhere.example', revisionId: '2' },
      { name: 'One Paper', outlet: 'one.example', revisionId: '3' },
      { name: 'Other Paper', outlet: 'other.example', revisionId: '4' },
      { name: 'Third Paper', outlet: 'third.example', revisionId: 'cites' },
    ]
    const owners = new Map([
      ['one.example', { name: 'The House', source: 'a test' }],
      ['other.example', { name: 'The House', source: 'a test' }],
    ])
    const told = withSources(story('a', { origins }), owners, (revisionId) => revisionId === 'cites')
    expect(told).toMatchObject({ sources: 2, origins: ['AP', 'One Paper', 'Other Paper', 'Third Paper'] })
  })
})
