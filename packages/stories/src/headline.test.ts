import { describe, expect, it } from 'vitest'
import { decideHeadline } from './headline.ts'
import { storyVector } from './vector.ts'

const headed = (id: string, title: string | null, text: string) => ({
  id,
  title,
  vector: storyVector({ title, text, mentions: [] }),
})

describe('decideHeadline', () => {
  it('takes the most central headline as it stands', () => {
    const articles = [
      headed('a', 'Captain questioned', 'The captain of the Aurora was questioned by police in Visby.'),
      headed('b', 'Ferry Aurora sinks off Gotland', 'The ferry Aurora sank off Gotland with ninety aboard.'),
      headed('c', 'Aurora ferry lost off Gotland', 'Ninety were aboard the ferry Aurora when it sank.'),
      headed('d', 'How ferries are inspected', 'Inspections happen once a year, the agency explains.'),
    ]
    expect(['Ferry Aurora sinks off Gotland', 'Aurora ferry lost off Gotland']).toContain(decideHeadline(articles))
    expect(decideHeadline(articles.toReversed())).toBe(decideHeadline(articles))
  })

  it('breaks a tie by id', () => {
    const two = [headed('b', 'Second', 'same words here'), headed('a', 'First', 'same words here')]
    expect(decideHeadline(two)).toBe('First')
  })

  it('is null where nobody has a headline', () => {
    expect(decideHeadline([])).toBeNull()
    expect(decideHeadline([headed('a', null, 'words'), headed('b', '  ', 'words')])).toBeNull()
  })
})
