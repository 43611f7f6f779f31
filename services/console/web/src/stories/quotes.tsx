import type { SaidInArticle } from '@copydesk/store'
import type { Quote } from '@copydesk/news'
import { plural } from '../format.ts'
import { useView } from '../live.ts'
import { Section } from '../parts.tsx'
import type { Story } from './story-view.tsx'

type Said = Omit<SaidInArticle, 'quotes'> & Quote

const SPEAKERS = 12
const EACH = 3
const EVERY_MS = 30_000
const articlesOf = ({ story, quotes }: { story: string; quotes: Said[] }) => [
  story,
  ...new Set(quotes.map(({ articleId }) => articleId)),
]

/** Who is quoted, most often first, with what they said. */
export function Quotes({ id, articles }: { id: string; articles: Story['articles'] }) {
  const { value } = useView<{ story: string; quotes: Said[] }>(
    `/views/stories/${encodeURIComponent(id)}/quotes`,
    EVERY_MS,
    articlesOf,
  )
  const quotes = value?.quotes.filter(({ direct }) => direct) ?? []
  if (quotes.length === 0) return null
  const bySpeaker = [
    ...Map.groupBy(quotes, ({ speaker }) => speaker?.entity?.name || speaker?.text || 'Somebody unnamed'),
  ].toSorted((a, b) => b[1].length - a[1].length)
  const origin = new Map(articles.map((article) => [article.id, article.origin?.name ?? null]))
  return (
    <Section title="Said" note={`${plural(quotes.length, 'direct quote')} by ${plural(bySpeaker.length, 'speaker')}`}>
      <ul class="quotes">
        {bySpeaker.slice(0, SPEAKERS).map(([speaker, said]) => (
          <li key={speaker}>
            <h3>{speaker}</h3>
            {distinct(said)
              .slice(0, EACH)
              .map(({ text, articleId }) => (
                <blockquote key={text}>
                  <p>{text}</p>
                  <footer>
                    <a href={`/desk/articles/${articleId}`}>{origin.get(articleId) ?? 'origin unknown'}</a>
                  </footer>
                </blockquote>
              ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}

// Outlets end what they quote with a comma or a full stop, as their sentence goes on.
const distinct = (said: Said[]) =>
  [
    ...new Map(said.toReversed().map((quote) => [quote.text.replaceAll(/[^\p{L}\p{N}]+/gu, ' '), quote])).values(),
  ].toReversed()
