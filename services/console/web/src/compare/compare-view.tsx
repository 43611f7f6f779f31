import type { PairDescription } from '@copydesk/copies'
import type { CopySummary } from '@copydesk/store'
import { useMemo, useRef } from 'preact/hooks'
import type { ViewProps } from '../app.tsx'
import { percent } from '../format.ts'
import { useView } from '../live.ts'
import { outletName, outletNames } from '../outlets.ts'
import { Heading, Out, Waiting } from '../parts.tsx'
import { useWatched } from '../store.ts'
import type { Wire } from '../wire.ts'
import { headlinePieces } from './headline-pieces.ts'
import { pairRows, type Piece, type Row } from './pair-rows.ts'

type Side = { id: string; url: string; outlet: string; title: string | null; text: string }
type Pair =
  | { article: string; copy: Side; of: Side; description: PairDescription }
  | { article: string; copy: string; of: null; description: null }
type Copies = { article: string; copies: Wire<CopySummary>[] }

/** Two copies of a text side by side, what both have in step. */
export function CompareView({ parts: [article = '', copy = ''] }: ViewProps) {
  const address = `/articles/${encodeURIComponent(article)}/copies`
  const { value: pair, error, again } = useView<Pair>(`${address}/${encodeURIComponent(copy)}`, 60_000, false)
  const { value: all } = useView<Copies>(address, 60_000, false)
  useWatched(outletNames)
  if (!pair) return <Waiting error={error} again={again} />
  if (pair.of === null) return <Alone article={article} />
  return (
    <div class="compare">
      <Head article={article} pair={pair} />
      <Others article={article} copy={copy} copies={all?.copies ?? []} />
      <Texts pair={pair} />
    </div>
  )
}

type Compared = Extract<Pair, { of: Side }>

const Alone = ({ article }: { article: string }) => (
  <section class="empty">
    <Heading>Nothing to compare</Heading>
    <p>
      This page leads its article: the others were made from it.{' '}
      <a href={`/desk/articles/${article}`}>See the article and its copies</a>.
    </p>
  </section>
)

function Head({ article, pair: { copy, of, description } }: { article: string; pair: Compared }) {
  const { overlap, ownText, relation, reason } = description
  const [name, source] = [outletName(copy.outlet), outletName(of.outlet)]
  return (
    <header class="view-head">
      <p class="kicker">
        <a href={`/desk/articles/${article}`}>Article</a> · {relation ?? 'not the same text'}
      </p>
      <Heading>
        What {name} made of {source}’s text
      </Heading>
      <dl class="shares">
        <Share says={`of ${source}’s text stands in ${name}’s`} share={overlap.ofThis} />
        <Share says={`of ${name}’s words are its own`} share={ownText.ofOther} tone="own" />
        <Share says="of the headlines’ words are in both" share={description.headlines.sharedWords ?? 0} />
      </dl>
      <p>{reason}</p>
    </header>
  )
}

const Share = ({ says, share, tone = '' }: { says: string; share: number; tone?: string }) => (
  <div class={tone}>
    <dd>{percent(share)}</dd>
    <dt>{says}</dt>
    <span class="share-bar" aria-hidden="true">
      <i style={{ width: percent(share) }} />
    </span>
  </div>
)

/** The other copies of the text, one step away. */
function Others({ article, copy, copies }: { article: string; copy: string; copies: Wire<CopySummary>[] }) {
  const made = copies.filter(({ ofUrl }) => ofUrl !== null)
  const at = made.findIndex(({ id }) => id === copy)
  const [before, after] = [at > 0 ? made[at - 1] : undefined, at >= 0 ? made[at + 1] : undefined]
  if (!before && !after) return null
  const link = (page: Wire<CopySummary>) => `/desk/articles/${article}/copies/${page.id}`
  return (
    <nav class="others" aria-label="Other copies">
      {before ? <a href={link(before)}>← {outletName(before.outlet)}</a> : <span />}
      <span>
        {at + 1} of {made.length} copies
      </span>
      {after ? <a href={link(after)}>{outletName(after.outlet)} →</a> : <span />}
    </nav>
  )
}

function Texts({ pair: { copy, of, description } }: { pair: Compared }) {
  const rows = useMemo(() => pairRows(of.text, copy.text, description.steps), [of, copy, description])
  const list = useRef<HTMLDivElement>(null)
  const changed = rows.filter(({ isChanged }) => isChanged).length
  const jump = (by: 1 | -1) => {
    const marks = [...(list.current?.querySelectorAll<HTMLElement>('.changed') ?? [])]
    const middle = innerHeight / 3
    const tops = marks.map((mark) => mark.getBoundingClientRect().top - middle)
    const at = by > 0 ? tops.findIndex((top) => top > 8) : tops.findLastIndex((top) => top < -8)
    marks[at]?.scrollIntoView({
      block: 'center',
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
    })
  }
  return (
    <section aria-label="The texts, side by side">
      <div class="compare-tools">
        <ul class="legend" aria-label="Marks">
          <li>
            <del>cut</del>
          </li>
          <li>
            <ins>added</ins>
          </li>
          <li>
            <mark class="reworded">reworded</mark>
          </li>
          <li>
            <mark class="moved">moved</mark>
          </li>
        </ul>
        {changed === 0 ? (
          <span>Word for word.</span>
        ) : (
          <span class="jump">
            {changed} of {rows.length} paragraphs differ{' '}
            <button class="quiet" type="button" onClick={() => jump(-1)}>
              Previous
            </button>
            <button class="quiet" type="button" onClick={() => jump(1)}>
              Next
            </button>
          </span>
        )}
      </div>
      <div class="pair" ref={list}>
        <Sides left={of} right={copy} />
        {rows.map((row, at) => (
          <PairRow key={at} row={row} />
        ))}
      </div>
    </section>
  )
}

function Sides({ left, right }: { left: Side; right: Side }) {
  const [one, other] = headlinePieces(left.title ?? '', right.title ?? '')
  return (
    <div class="pair-row sides">
      {[
        { side: left, pieces: one },
        { side: right, pieces: other },
      ].map(({ side, pieces }) => (
        <div key={side.id}>
          <p class="kicker">
            <Out url={side.url}>{outletName(side.outlet)}</Out>
          </p>
          <h2>{pieces.length === 0 ? 'No headline' : <Pieces pieces={pieces} />}</h2>
        </div>
      ))}
    </div>
  )
}

const PairRow = ({ row: { left, right, isChanged } }: { row: Row }) => (
  <div class={`pair-row${isChanged ? ' changed' : ''}`}>
    <p>{left ? <Pieces pieces={left} /> : null}</p>
    <p>{right ? <Pieces pieces={right} /> : null}</p>
  </div>
)

const Pieces = ({ pieces }: { pieces: Piece[] }) => (
  <>
    {pieces.map(({ kind, text }, at) => {
      if (kind === 'cut') return <del key={at}>{text}</del>
      if (kind === 'added') return <ins key={at}>{text}</ins>
      if (kind === 'reworded' || kind === 'moved')
        return (
          <mark key={at} class={kind}>
            {text}
          </mark>
        )
      return text
    })}
  </>
)
