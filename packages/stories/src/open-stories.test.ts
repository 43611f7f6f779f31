import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evolve, initialStories, storyOf } from './evolve.ts'
import { hardLookAlikes } from './look-alike-happenings.ts'
import { createOpenStories } from './open-stories.ts'
import { storyVector } from './vector.ts'

const HOUR = 3_600_000

/** Every telling of every look-alike, some hours apart. */
const articles = hardLookAlikes.flatMap(({ kind, happenings }) =>
  happenings.flatMap((tellings, happening) =>
    tellings.map(([title, text], telling) => ({
      id: `${kind} ${happening} ${telling}`,
      at: (happening * 20 + telling * 5) * HOUR,
      vector: storyVector({ title, text, mentions: [] }),
    })),
  ),
)

/** Groups them in the order given, and says which stand together: ids tell of the path taken, groups do not. */
function group(order: typeof articles) {
  const open = createOpenStories()
  const state = initialStories()
  for (const { id, vector, at } of order) for (const change of open.add(id, vector, at)) evolve(state, change)
  const groups = Map.groupBy(
    articles.map(({ id }) => id),
    (id) => storyOf(state, id),
  )
  return [...groups.values()].map((ids) => ids.join('\n'))
}

describe('createOpenStories', () => {
  it('ends with the same stories in whatever order the articles come', () => {
    const groups = group(articles)
    expect(groups.length).toBeGreaterThan(20)
    fc.assert(
      fc.property(fc.shuffledSubarray(articles, { minLength: articles.length }), (order) => {
        expect(group(order)).toEqual(groups)
      }),
      { numRuns: 12, seed: 7 },
    )
  })

  it('mends what came in an unlucky order: the first of two look-alikes, then the second, then who tells them apart', () => {
    const [first, second] = [articles.slice(0, 2), articles.slice(2, 4)]
    const open = createOpenStories()
    const state = initialStories()
    for (const { id, vector, at } of [first[0], second[0], second[1], first[1]].filter((one) => one !== undefined))
      for (const change of open.add(id, vector, at)) evolve(state, change)
    expect(storyOf(state, first[0]?.id ?? '')).toBe(storyOf(state, first[1]?.id ?? ''))
    expect(storyOf(state, first[0]?.id ?? '')).not.toBe(storyOf(state, second[0]?.id ?? ''))
  })

  it('keeps what has left the window in its story, and lets it speak no more', () => {
    const [told, again] = articles
    if (!told || !again) return
    const open = createOpenStories()
    const [founded] = open.add(told.id, told.vector, told.at)
    open.retire(told.id)
    expect(founded?.type).toBe('new')
    expect(open.add(again.id, again.vector, again.at)).toMatchObject([{ type: 'new', articleIds: [again.id] }])
  })
})
