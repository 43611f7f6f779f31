import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import { ArticleView } from './articles/article-view.tsx'
import { CompareView } from './compare/compare-view.tsx'
import { FeedsView } from './feeds/feeds-view.tsx'
import { connected, trouble } from './live.ts'
import { Heading } from './parts.tsx'
import { NowView } from './now/now-view.tsx'
import { QuarantineView } from './quarantine/quarantine-view.tsx'
import { place } from './router.ts'
import { useWatched } from './store.ts'
import { StoriesView } from './stories/stories-view.tsx'
import { StoryView } from './stories/story-view.tsx'
import { switchTheme, theme } from './theme.ts'
import { TraceView } from './trace/trace-view.tsx'
import { WebhooksView } from './webhooks/webhooks-view.tsx'

export type ViewProps = { parts: string[]; query: URLSearchParams }

/** `nav`: its name among the views; those without are reached from others. */
type Route = { pattern: RegExp; nav?: { name: string; to: string }; title: string; view: ComponentType<ViewProps> }

const ROUTES: Route[] = [
  { pattern: /^\/(?:desk\/?)?$/, nav: { name: 'Now', to: '/' }, title: 'Now', view: NowView },
  { pattern: /^\/desk\/stories$/, nav: { name: 'Stories', to: '/desk/stories' }, title: 'Stories', view: StoriesView },
  { pattern: /^\/desk\/stories\/([^/]+)$/, title: 'Story', view: StoryView },
  { pattern: /^\/desk\/articles\/([^/]+)$/, title: 'Article', view: ArticleView },
  { pattern: /^\/desk\/articles\/([^/]+)\/copies\/([^/]+)$/, title: 'Compare', view: CompareView },
  { pattern: /^\/desk\/trace$/, nav: { name: 'Trace', to: '/desk/trace' }, title: 'Trace', view: TraceView },
  { pattern: /^\/desk\/feeds$/, nav: { name: 'Feeds', to: '/desk/feeds' }, title: 'Feeds', view: FeedsView },
  {
    pattern: /^\/desk\/(?:queues|quarantine)$/,
    nav: { name: 'Queues', to: '/desk/queues' },
    title: 'Queues',
    view: QuarantineView,
  },
  {
    pattern: /^\/desk\/webhooks$/,
    nav: { name: 'Webhooks', to: '/desk/webhooks' },
    title: 'Webhooks',
    view: WebhooksView,
  },
]

/** The page: its head, and the view of the address. */
export function App() {
  const { path, query } = useWatched(place)
  const route = ROUTES.find(({ pattern }) => pattern.test(path))
  const parts = (route?.pattern.exec(path) ?? []).slice(1).map(decodeURIComponent)
  useEffect(() => {
    document.title = `${route?.title ?? 'Nothing here'} · Copydesk`
  }, [route])
  const View = route?.view ?? Nowhere
  return (
    <>
      <a class="skip" href="#main">
        Skip to the view
      </a>
      <Masthead path={path} />
      <Lost />
      <main id="main" tabIndex={-1}>
        <View key={path} parts={parts} query={query} />
      </main>
    </>
  )
}

function Masthead({ path }: { path: string }) {
  const look = useWatched(theme)
  return (
    <header class="masthead">
      <a class="wordmark" href="/">
        Copydesk
      </a>
      <nav aria-label="Views">
        <ul>
          {ROUTES.flatMap(({ nav }) => (nav ? [nav] : [])).map(({ name, to }) => (
            <li key={to}>
              <a href={to} aria-current={isUnder(path, to) ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <button class="quiet" type="button" onClick={switchTheme}>
        {look === 'dark' ? 'Light' : 'Dark'}
      </button>
    </header>
  )
}

const isUnder = (path: string, to: string) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`))

/** What is shown is old: said once, not each time it is tried again. */
function Lost() {
  const isConnected = useWatched(connected)
  const why = useWatched(trouble)
  const says = isConnected ? why : 'Copydesk does not answer.'
  return (
    <div role="status" class="lost">
      {says === null ? null : <p>{says} What you see is from before; the page goes on by itself.</p>}
    </div>
  )
}

function Nowhere() {
  return (
    <section class="empty">
      <Heading>Nothing at this address</Heading>
      <p>
        The desk has no such view. <a href="/">How the line is now</a> is a good place to start.
      </p>
    </section>
  )
}
