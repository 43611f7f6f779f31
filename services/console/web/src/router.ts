import { watched } from './store.ts'

/** Where the reader is: every view has an address of its own. */
export type Place = { path: string; query: URLSearchParams }

const placeOf = (): Place => ({ path: location.pathname, query: new URLSearchParams(location.search) })

export const place = watched<Place>(placeOf())

/** Goes to a view of the desk without loading the page again. `replace`: the reader's way back does not lead here. */
export function go(to: string, replace = false): void {
  const before = location.pathname
  if (replace) history.replaceState(history.state, '', to)
  else {
    history.replaceState({ y: scrollY }, '')
    history.pushState({ y: 0 }, '', to)
  }
  isHeadingWanted = location.pathname !== before
  place.set(placeOf())
  if (location.pathname !== before) scrollTo(0, 0)
}

let isHeadingWanted = false

/** Whether the next heading is to have the focus: who reads by ear or keyboard starts at the top of what is new. Asked once. */
export function takeFocus(): boolean {
  const isWanted = isHeadingWanted
  isHeadingWanted = false
  return isWanted
}

const isOurs = (link: HTMLAnchorElement) =>
  link.origin === location.origin && (link.pathname === '/' || /^\/desk(?:\/|$)/.test(link.pathname))

/** Takes over links between views, and the browser's own way back and forth. */
export function startRouter(): void {
  history.scrollRestoration = 'manual'
  document.addEventListener('click', (event) => {
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!plain || event.defaultPrevented || !link || link.target || !isOurs(link)) return
    // The browser's own business; the way back leads to where the reader was.
    if (link.hash) return history.replaceState({ y: scrollY }, '')
    event.preventDefault()
    go(link.pathname + link.search)
  })
  addEventListener('popstate', ({ state }: PopStateEvent) => {
    place.set(placeOf())
    const { y } = { y: 0, ...(state as { y?: number } | null) }
    // What was read before is kept, so that it has its height again after one drawing.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        // A link to a part of the page has no state yet.
        const part = state === null ? document.getElementById(location.hash.slice(1)) : null
        if (part) part.scrollIntoView()
        else scrollTo(0, y)
      }),
    )
  })
}
