import type { Tagging } from '@copydesk/news'
import type { ArticleSummary, CopySummary } from '@copydesk/store'
import type { ViewProps } from '../app.tsx'
import { dayAndClock, percent, plural } from '../format.ts'
import { useView } from '../live.ts'
import { outletName, outletNames } from '../outlets.ts'
import { Heading, Out, Section, Waiting } from '../parts.tsx'
import { useWatched } from '../store.ts'
import { PageRow } from '../stories/page-row.tsx'
import type { Wire } from '../wire.ts'
import { markText } from './mark-text.ts'

type Article = Wire<ArticleSummary & Partial<Tagging>> & { text?: string }

type Copies = { article: string; copies: Wire<CopySummary>[] }

const EVERY_MS = 30_000
const idOf = ({ id }: Article) => [id]
const articleOf = ({ article }: Copies) => [article]

/** One text: what it says, whose it is, and who ran it. */
export function ArticleView({ parts: [id = ''] }: ViewProps) {
  const address = `/articles/${encodeURIComponent(id)}`
  const { value: article, error, again } = useView<Article>(address, EVERY_MS, idOf)
  const { value: copies } = useView<Copies>(`${address}/copies`, EVERY_MS, articleOf)
  useWatched(outletNames)
  if (!article) return <Waiting error={error} again={again} />
  return (
    <div class="article">
      <header class="story-head">
        <p class="kicker">
          {article.storyId ? <a href={`/desk/stories/${article.storyId}`}>Story</a> : 'Not in a story yet'} ·{' '}
          <Out url={article.url}>{outletName(article.outlet)}</Out> ·{' '}
          {article.publishedAt
            ? `published ${dayAndClock(article.publishedAt)}`
            : `found ${dayAndClock(article.firstSeenAt)}`}{' '}
          · <a href={`/desk/trace?of=${encodeURIComponent(article.url)}`}>Trace</a>
        </p>
        <Heading>{article.title ?? 'Untitled'}</Heading>
        <p class="whose">
          {article.origin ? (
            <>
              By <b>{article.origin.name}</b> ({percent(article.origin.confidence)} sure), by the words{' '}
              <q>{article.origin.evidence}</q>
            </>
          ) : (
            'Nothing in it says whose text it was.'
          )}
          {article.withdrawnAt ? <em> Withdrawn {dayAndClock(article.withdrawnAt)}.</em> : null}
        </p>
      </header>
      <Section
        title="Pages"
        note={plural(copies?.copies.length ?? article.copies, 'page carries', 'pages carry') + ' this text'}
      >
        <ul class="page-list">
          {copies?.copies.map((page) => (
            <PageRow key={page.id} page={page} articleId={article.id} />
          ))}
        </ul>
      </Section>
      <Section title="Text" note={<Key />}>
        <div class="prose">
          {markText(article.text ?? '', article).map((paragraph, at) => (
            <p key={at}>
              {paragraph.map(({ kind, says, text }, place) =>
                kind === null ? (
                  text
                ) : (
                  <mark key={place} class={kind} title={says}>
                    {text}
                  </mark>
                ),
              )}
            </p>
          ))}
        </div>
      </Section>
    </div>
  )
}

const Key = () => (
  <>
    <mark class="person">people</mark> <mark class="organization">organizations</mark> <mark class="place">places</mark>{' '}
    <mark class="figure">figures</mark> <mark class="quote">quotes</mark>
  </>
)
