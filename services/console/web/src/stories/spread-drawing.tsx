import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { dayAndClock, duration, percent, plural } from '../format.ts'
import { outletName, outletOf } from '../outlets.ts'
import { go } from '../router.ts'
import { timesBy, type Clock } from './page-times.ts'
import { layOut, type Dot, type DrawnPage, type Layout, type Tie } from './spread-layout.ts'
import type { Story } from './story-view.tsx'

type Page = DrawnPage & { outlet: string; title: string | null; relation: string; isUncorrected: boolean }

/** About the width of a letter of a label, and of all else in it. */
const LETTER = 6.8
const BESIDE = 58
/** Of more pages the ties are only a shade. */
const DENSE = 100

/** The tree of who ran whose text, on the time that it took. */
export function SpreadDrawing({ story, clock }: { story: Story; clock: Clock }) {
  const { frame, width } = useWidth()
  const layout = useMemo(() => layOut(pagesOf(story, clock), Math.max(160, width)), [story, clock, width])
  const [chosen, setChosen] = useState<number | null>(null)
  const dot = chosen === null ? undefined : layout.dots[chosen]
  const step = (by: number) => setChosen((was) => Math.min(layout.dots.length - 1, Math.max(0, (was ?? -1) + by)))
  const open = (at: number | null) => {
    const page = at === null ? undefined : layout.dots[at]?.page
    if (page)
      go(page.of === null ? `/desk/articles/${page.articleId}` : `/desk/articles/${page.articleId}/copies/${page.id}`)
  }
  return (
    <div class="spread" ref={frame}>
      <p class="spread-said" aria-live="polite">
        {dot
          ? sayPage(dot.page, Math.min(...layout.dots.map(({ page }) => page.at)))
          : `${plural(layout.dots.length, 'page')} of ${plural(layout.bands.length, 'article')}. Point at a dot, or go through them with the arrow keys; Enter compares.`}
      </p>
      <div
        class="spread-frame"
        role="group"
        aria-label="Drawing of who ran whose text. The same in words is in the list of pages below."
        tabIndex={0}
        onKeyDown={(event) => {
          const by = KEYS[event.key]
          if (by !== undefined) step(by)
          else if (event.key === 'Enter') open(chosen)
          else return
          event.preventDefault()
        }}
        onPointerOver={({ target }) => setChosen(dotAt(target))}
        onClick={({ target }) => open(dotAt(target))}
      >
        <Drawing layout={layout} width={width} story={story} chosen={chosen} />
      </div>
    </div>
  )
}

const KEYS: Record<string, number> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageDown: 20,
  PageUp: -20,
}

const dotAt = (target: EventTarget | null) => {
  const at = target instanceof Element ? target.closest('[data-dot]')?.getAttribute('data-dot') : null
  return at === null || at === undefined ? null : Number(at)
}

type DrawingProps = { layout: Layout<Page>; width: number; story: Story; chosen: number | null }

function Drawing({ layout, width, story, chosen }: DrawingProps) {
  const names = new Map(story.articles.map(({ id, title, origin }) => [id, { title, origin: origin?.name ?? null }]))
  const dot = chosen === null ? undefined : layout.dots[chosen]
  return (
    <svg width={width} height={layout.height} viewBox={`0 0 ${width} ${layout.height}`} aria-hidden="true">
      {layout.ticks.map(({ x, minutes }) => (
        <g key={minutes} class="tick">
          <line x1={x} x2={x} y1={18} y2={layout.height} />
          <text x={x + 3} y={12}>
            {duration(minutes * 60)}
          </text>
        </g>
      ))}
      {layout.bands.map(({ articleId, top, pages }) => (
        <text key={articleId} class="band" x={0} y={top + 16}>
          <tspan class="band-origin">{names.get(articleId)?.origin ?? 'Origin unknown'}</tspan>
          <tspan dx="10">{plural(pages, 'page')}</tspan>
          <tspan dx="10" class="band-title">
            {shortened(names.get(articleId)?.title ?? '', width)}
          </tspan>
        </text>
      ))}
      <path class={`ties${layout.dots.length > DENSE ? ' dense' : ''}`} d={layout.ties.map(curve).join('')} />
      {dot ? (
        <path
          class="ties chosen"
          d={layout.ties
            .filter(({ toX, toY }) => toX === dot.x && toY === dot.y)
            .map(curve)
            .join('')}
        />
      ) : null}
      {layout.dots.map((one, at) => (
        <DotMark key={one.page.id} dot={one} at={at} isChosen={at === chosen} isTurned={turns(one, width)} />
      ))}
    </svg>
  )
}

const labelWidth = (page: Page) => outletName(page.outlet).length * LETTER + BESIDE

/** A name stands before its dot where there is no room behind it, and more before. */
const turns = ({ x, page }: Dot<Page>, width: number) => x + labelWidth(page) > width && x > width / 2

type DotProps = { dot: Dot<Page>; at: number; isChosen: boolean; isTurned: boolean }

function DotMark({ dot: { page, x, y, radius, isLead, labelled }, at, isChosen, isTurned }: DotProps) {
  const kind = isLead ? 'lead' : page.relation.replaceAll(' ', '-')
  return (
    <g data-dot={at} class={`dot ${kind}${page.isUncorrected ? ' uncorrected' : ''}${isChosen ? ' chosen' : ''}`}>
      {isTurned && labelled ? (
        <rect class="behind" x={x - labelWidth(page)} y={y - 9} width={labelWidth(page)} height={18} />
      ) : null}
      <circle cx={x} cy={y} r={isLead ? 5.5 : radius} />
      {labelled ? (
        <text x={isTurned ? x - 11 : x + 11} y={y + 4} text-anchor={isTurned ? 'end' : 'start'}>
          {outletName(page.outlet)}
          {page.share === null || isLead ? null : (
            <tspan class="share" dx="6">
              {percent(page.share)}
            </tspan>
          )}
        </text>
      ) : null}
    </g>
  )
}

/** From the page it was made from, down and then across. */
const curve = ({ fromX, fromY, toX, toY }: Tie) =>
  `M${fromX.toFixed(1)} ${fromY.toFixed(1)}C${fromX.toFixed(1)} ${toY.toFixed(1)} ${fromX.toFixed(1)} ${toY.toFixed(1)} ${toX.toFixed(1)} ${toY.toFixed(1)}`

const shortened = (title: string, width: number) => {
  const room = Math.max(12, Math.floor((width - 230) / 6.5))
  return title.length > room ? `${title.slice(0, room - 1)}…` : title
}

function sayPage({ outlet, at, relation, share, of, title, isUncorrected }: Page, first: number): string {
  const after = at - first < 30_000 ? 'first' : `${duration((at - first) / 1000)} after the first`
  const what =
    of === null
      ? 'the text the others are compared with'
      : `${relation} of ${outletName(outletOf(of))}’s page${share === null ? '' : `, ran ${percent(share)} of it`}`
  return `${outletName(outlet)}, ${dayAndClock(new Date(at).toISOString())} (${after}): ${what}${isUncorrected ? '; still runs what was corrected' : ''}. “${title ?? 'Untitled'}”`
}

const pagesOf = ({ articles }: Story, clock: Clock): Page[][] =>
  articles.map(({ id: articleId, pages }) => {
    const times = timesBy(pages, clock)
    return pages.map(({ id, url, outlet, title, relation, ofUrl, overlap, uncorrected }, place) => ({
      id,
      articleId,
      url,
      of: ofUrl === url ? null : ofUrl,
      at: times[place] ?? 0,
      share: overlap?.ofOther ?? null,
      relation,
      outlet,
      title,
      isUncorrected: uncorrected !== null && uncorrected.length > 0,
    }))
  })

/** The width there is, kept when the window changes. */
function useWidth() {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(900)
  useEffect(() => {
    const { current } = frame
    if (!current) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)))
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return { frame, width }
}
