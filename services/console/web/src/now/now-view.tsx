import type { NowView as Now } from '@copydesk/console'
import { count, plural } from '../format.ts'
import { useView } from '../live.ts'
import { Heading, Section, Spark, Waiting } from '../parts.tsx'
import type { Wire } from '../wire.ts'
import { Widest } from './widest.tsx'
import { LatestNews } from './latest-news.tsx'
import { LinePicture } from './line-picture.tsx'
import { Surroundings } from './surroundings.tsx'

const EVERY_MS = 2000

/** Is it well, and if not, where: the first thing an operator sees. */
export function NowView() {
  const { value, error, again } = useView<Wire<Now>>('/views/now', EVERY_MS)
  if (!value) return <Waiting error={error} again={again} />
  return (
    <div class="now">
      <Verdict verdict={error === null ? value.verdict : { level: 'trouble', sentence: error, wrong: [] }} />
      <Fold now={value} />
      <LinePicture stages={value.stages} at={value.verdict.at} retrying={value.retrying} />
      <div class="columns">
        <div>
          <Widest />
          <Section title="As it comes" note="The newest changes in the log">
            <LatestNews />
          </Section>
        </div>
        <Surroundings now={value} />
      </div>
    </div>
  )
}

function Verdict({ verdict }: { verdict: Pick<Wire<Now>['verdict'], 'level' | 'sentence' | 'wrong'> }) {
  const others = verdict.wrong.slice(1)
  return (
    <section class={`verdict ${verdict.level}`} aria-label="How it is">
      <div role="status">
        <Heading>{verdict.sentence}</Heading>
      </div>
      {others.length > 0 ? (
        <ul>
          {others.map(({ says, level }) => (
            <li key={says} class={level}>
              {says}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

/** What the line makes of the pages it reads: each row is as long as its share of them. */
function Fold({ now: { totals, news } }: { now: Wire<Now> }) {
  const pages = totals.articles + totals.copies
  if (pages === 0) {
    return (
      <p class="fold-none">
        No page has been read yet. The first story appears here as soon as one has: pages that carry the same text are
        folded into one article, and articles about one happening into a story.
      </p>
    )
  }
  const rows = [
    { name: 'pages', n: pages, says: 'read and cleaned', rate: sum(news.articles) + sum(news.copies), counts: added(news.articles, news.copies) },
    { name: 'articles', n: totals.articles, says: 'texts, once copies are folded', rate: sum(news.articles), counts: news.articles },
    { name: 'stories', n: totals.stories, says: 'one for each happening', rate: sum(news.stories), counts: news.stories },
  ] // prettier-ignore
  return (
    <section class="fold" aria-label="What became of the pages">
      <p class="fold-sum">
        {plural(pages, 'page')} {pages === 1 ? 'carries' : 'carry'} {plural(totals.articles, 'text')}
        {totals.stories === 0 ? '' : ` about ${plural(totals.stories, 'happening')}`}:{' '}
        {totals.copies === 1 ? 'one page is a copy' : `${count(totals.copies)} of the pages are copies`}.
      </p>
      {rows.map(({ name, n, says, rate, counts }) => (
        <a class={`fold-row ${name}`} key={name} href="/desk/stories">
          <strong>{count(n)}</strong>
          <span class="fold-name">{name}</span>
          <span class="fold-bar" aria-hidden="true">
            <i style={{ width: `${Math.max(0.4, (n / pages) * 100)}%` }} />
          </span>
          <span class="fold-says">{says}</span>
          <Spark counts={counts} />
          <span class="fold-rate">{perMinute(rate, counts.length)}</span>
        </a>
      ))}
    </section>
  )
}

const sum = (counts: number[]) => counts.reduce((all, n) => all + n, 0)
const added = (a: number[], b: number[]) => a.map((n, at) => n + (b[at] ?? 0))

function perMinute(n: number, minutes: number): string {
  const rate = n / minutes
  return `${rate >= 10 || rate === 0 ? Math.round(rate) : rate.toFixed(1)} a minute`
}
