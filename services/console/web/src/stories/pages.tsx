import { useState } from 'preact/hooks'
import { plural } from '../format.ts'
import { Section } from '../parts.tsx'
import { PageRow, shareOf } from './page-row.tsx'
import type { Story } from './story-view.tsx'

type Article = Story['articles'][number]

const SHOWN = 8

/** Every article with the words that say whose it is, and every page that carries it. */
export function Pages({ story }: { story: Story }) {
  return (
    <Section title="Articles and their pages" note="Each page leads to what it made of the text">
      {story.articles
        .toSorted((a, b) => b.pages.length - a.pages.length)
        .map((article) => (
          <ArticlePages key={article.id} article={article} />
        ))}
    </Section>
  )
}

function ArticlePages({ article }: { article: Article }) {
  const [isWhole, setWhole] = useState(false)
  const pages = article.pages.toSorted((a, b) => shareOf(b) - shareOf(a))
  const shown = isWhole ? pages : pages.slice(0, SHOWN)
  return (
    <article class="article-pages">
      <h3>
        <a href={`/desk/articles/${article.id}`}>{article.title ?? 'Untitled'}</a>
        {article.withdrawnAt ? <em>withdrawn</em> : null}
      </h3>
      <p class="whose">
        {article.origin ? (
          <>
            By <b>{article.origin.name}</b>, by the words <q>{article.origin.evidence}</q>
          </>
        ) : (
          'Nothing in it says whose text it was'
        )}
        {article.cites ? <>; it only passes on what {article.cites.source} found out</> : null}
      </p>
      <ul class="page-list">
        {shown.map((page) => (
          <PageRow key={page.id} page={page} articleId={article.id} />
        ))}
      </ul>
      {pages.length > SHOWN ? (
        <button class="quiet" type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show all ${plural(pages.length, 'page')}`}
        </button>
      ) : null}
    </article>
  )
}
