import type { Story } from './story-view.tsx'

/** Whom and what most of its articles name, each leading to the other stories about it. */
export function Topics({ topics }: { topics: Story['topics'] }) {
  if (topics.length === 0) return null
  return (
    <nav class="topics" aria-label="Topics">
      <ul>
        {topics.map(({ id, name, type }) => (
          <li key={id}>
            <a
              href={`/desk/stories?${new URLSearchParams({ about: id, name })}`}
              title={`${type}: all stories about it`}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
