import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { count, shortUrl } from '../format.ts'
import { outletName } from '../outlets.ts'
import { Out } from '../parts.tsx'
import type { Story } from './story-view.tsx'

type Shown = { name: string; one: string; n: number; says: string; list: () => ComponentChildren[] }

/** From many pages to few sources. Every count opens the list it counts. */
export function Counts({ story }: { story: Story }) {
  const [open, setOpen] = useState<string | null>(null)
  const counts = countsOf(story)
  const chosen = counts.find(({ name }) => name === open)
  return (
    <section class="counts" aria-label="Counts">
      <div class="counts-row">
        {counts.map(({ name, one, n, says }) => (
          <button
            key={name}
            type="button"
            aria-expanded={name === open}
            aria-controls="count-list"
            class={name === 'independent sources' ? 'last' : ''}
            onClick={() => setOpen(name === open ? null : name)}
          >
            <strong>{count(n)}</strong>
            <span>{n === 1 ? one : name}</span>
            <small>{says}</small>
          </button>
        ))}
      </div>
      <div id="count-list" class={chosen ? 'count-list' : ''}>
        {chosen ? (
          <ul>
            {chosen.list().map((entry, at) => (
              <li key={at}>{entry}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </section>
  )
}

function countsOf({ sources, articles }: Story): Shown[] {
  const byId = new Map(articles.map((article) => [article.id, article]))
  const article = (id: string) => <a href={`/desk/articles/${id}`}>{byId.get(id)?.title ?? id}</a>
  const origin = (name: string) => articles.find((one) => one.origin?.name === name)?.origin
  return [
    { name: 'pages', one: 'page', n: sources.pages.length, says: 'carry it', list: () => sources.pages.map((url) => <Out url={url}>{shortUrl(url)}</Out>) },
    { name: 'outlets', one: 'outlet', n: sources.outlets.length, says: 'run them', list: () => sources.outlets.map(outletName) },
    { name: 'articles', one: 'article', n: sources.articles.length, says: 'once copies are folded', list: () => sources.articles.map(article) },
    {
      name: 'origins',
      one: 'origin',
      n: sources.origins.length,
      says: sources.unknown.length === 0 ? 'named as who wrote them' : `named; of ${sources.unknown.length} nothing says`,
      list: () => sources.origins.map((name) => <Named name={name} evidence={origin(name)?.evidence} />),
    },
    {
      name: 'independent sources',
      one: 'independent source',
      n: sources.independent.length,
      says: 'who saw for themselves',
      list: () => [
        ...sources.independent.map((one) => <Independent source={one} />),
        ...sources.citing.map(({ article: id, cites, evidence }) => <span>Not counted: {article(id)} only cites {cites}: <q>{evidence}</q></span>),
        ...sources.withdrawn.map((id) => <span>Not counted: {article(id)} was withdrawn</span>),
      ],
    },
  ] // prettier-ignore
}

/** Whom they count as, and by what we know it. */
function Independent({ source: { owner, why, origins } }: { source: Story['sources']['independent'][number] }) {
  const others = origins.filter((name) => name !== owner)
  return (
    <span>
      <b>{owner}</b>
      {why.kind === 'agency' ? ', an agency' : null}
      {why.kind === 'owner'
        ? ` owns ${(others.length > 0 ? others : (why.outlets ?? [])).join(', ')} (${why.source})`
        : null}
      {why.kind === 'owner not known' ? `, owner not known${others.length > 0 ? `: ${others.join(', ')}` : ''}` : null}
    </span>
  )
}

const Named = ({ name, evidence }: { name: string; evidence: string | undefined }) => (
  <span>
    <b>{name}</b>
    {evidence === undefined ? null : (
      <>
        {' '}
        by the words <q>{evidence}</q>
      </>
    )}
  </span>
)
