import type { RankedStory } from '@copydesk/console'
import { useView } from '../live.ts'
import { Section } from '../parts.tsx'
import { StoryRow } from '../stories/story-row.tsx'
import type { Wire } from '../wire.ts'

const SHOWN = 3

/** The stories that more outlets have than any other. */
export function Widest() {
  const { value } = useView<{ stories: Wire<RankedStory>[] }>(`/views/stories?by=spread&limit=${SHOWN}`)
  if (!value || value.stories.length === 0) return null
  return (
    <Section title="Running widest" note={<a href="/desk/stories?by=spread">All stories</a>}>
      <ol class="widest">
        {value.stories.map((story) => (
          <li key={story.id}>
            <StoryRow story={story} by="spread" />
          </li>
        ))}
      </ol>
    </Section>
  )
}
