import { Out, Section } from '../parts.tsx'
import { outletName } from '../outlets.ts'
import type { Story } from './story-view.tsx'

/** Pages that still run what the text's lead has corrected. */
export function Uncorrected({ story }: { story: Story }) {
  const pages = story.articles.flatMap(({ pages: own }) =>
    own.filter(({ uncorrected }) => uncorrected && uncorrected.length > 0),
  )
  if (pages.length === 0) return null
  return (
    <Section title="Not corrected" note="The lead has taken these sentences back; these pages still run them">
      <ul class="uncorrected">
        {pages.map((page) => (
          <li key={page.id}>
            <Out url={page.url}>{outletName(page.outlet)}</Out>
            {page.uncorrected?.map((sentence) => (
              <blockquote key={sentence}>{sentence}</blockquote>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}
