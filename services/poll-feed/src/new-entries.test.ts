import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnnouncedEntry, KnownEntry } from '@copydesk/store'
import { recogniseEntries } from './recognise-entries.ts'

/** How a feed names its stories. */
type Manner = {
  guid: 'none' | 'own' | 'its link' | 'one for all' | 'by place' | 'fresh at each poll'
  title: 'own' | 'of a column' | 'none'
  time: 'own' | 'of the day' | 'none'
  link: 'path' | 'query' | 'with a token'
}

const manner = fc.record<Manner>({
  guid: fc.constantFrom('none', 'own', 'its link', 'one for all', 'by place', 'fresh at each poll'),
  title: fc.constantFrom('own', 'of a column', 'none'),
  time: fc.constantFrom('own', 'of the day', 'none'),
  link: fc.constantFrom('path', 'query', 'with a token'),
})

const COLUMNS = ['Crossword', 'Weather', 'Sudoku']
const STORIES_A_DAY = 4

/**
 * A column has one title for all its stories. It is one story by all that the feed says, but for its link, where they have
 * one guid too; where they have no guid but one day; where they have no time and one path.
 */
function tellsThemApart({ guid, title, time, link }: Manner): boolean {
  if (title !== 'of a column' || guid === 'own') return true
  if (guid === 'by place' || guid === 'one for all') return false
  return time === 'own' || (time === 'none' && link !== 'query')
}

function announce(how: Manner, story: number, place: number, poll: number): AnnouncedEntry {
  const links = { path: `/p/${story}`, query: `/s?id=${story}`, 'with a token': `/p/${story}?token=${poll}x${place}` }
  const url = `https://news.example${links[how.link]}`
  const guids = {
    none: null,
    own: `story-${story}`,
    'its link': url,
    'one for all': 'feed',
    'by place': `item-${place}`,
    'fresh at each poll': `${poll}-${place}`,
  }
  const titles = { own: `Story number ${story}`, 'of a column': COLUMNS[story % COLUMNS.length] ?? '', none: null }
  const day = Math.floor(story / STORIES_A_DAY)
  const times = {
    own: new Date(Date.UTC(2026, 2, 1, 0, story)),
    'of the day': new Date(Date.UTC(2026, 2, day)),
    none: null,
  }
  return {
    canonicalUrl: url,
    outlet: 'news.example',
    guid: guids[how.guid],
    title: titles[how.title],
    publishedAt: times[how.time],
    announced: titles[how.title] ?? '',
  }
}

describe('however a feed names its stories', () => {
  it('a new one is never taken for one that was there before', () => {
    const polls = fc.array(fc.nat(5), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(manner.filter(tellsThemApart), polls, fc.integer({ min: 1, max: 12 }), (how, comes, shown) => {
        let known: KnownEntry[] = []
        let fresh: string[] = []
        const ids = new Map<number, string>()
        let newest = -1
        for (const [poll, count] of comes.entries()) {
          // Only what is still shown can be found.
          newest += Math.min(count, shown)
          const stories = Array.from({ length: Math.min(shown, newest + 1) }, (_, place) => newest - place)
          const announced = stories.map((story, place) => announce(how, story, place, poll))
          const recognised = recogniseEntries(known, announced, fresh)
          expect(recognised.entries).toHaveLength(stories.length)
          for (const [place, story] of stories.entries()) {
            const entry = recognised.entries[place]
            if (ids.has(story)) continue
            expect([story, entry?.is]).toEqual([story, 'new'])
            expect([...ids.values()]).not.toContain(entry?.id)
            ids.set(story, entry?.id ?? '')
          }
          const now = new Map(recognised.entries.map(({ is: _is, outlet: _outlet, ...entry }) => [entry.id, entry]))
          known = [...now.values(), ...known.filter(({ id }) => !now.has(id))]
          fresh = recognised.freshParameters
        }
      }),
      { seed: 31, numRuns: 1500 },
    )
  })
})
