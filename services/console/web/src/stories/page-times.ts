/** By which time pages are placed: when they were found here, or when they say they were published. */
export type Clock = 'found' | 'published'

type Timed = { foundAt: string; publishedAt: string | null }

const SHORT_MS = 900_000

// Who gives a day only is taken to have published as it began.
const DAY_ONLY = /T00:00:00(?:\.0+)?Z$/

const published = ({ publishedAt }: Timed) =>
  publishedAt === null || DAY_ONLY.test(publishedAt) ? null : Date.parse(publishedAt)

/**
 * When the pages of an article came, by a clock, in milliseconds. One that does not say when it was published has the time of the
 * first of them that does.
 */
export function timesBy(pages: Timed[], clock: Clock): number[] {
  const found = pages.map(({ foundAt }) => Date.parse(foundAt))
  if (clock === 'found') return found
  const said = pages.map(published)
  const first = Math.min(...said.filter((time) => time !== null))
  return said.map((time, at) => time ?? (Number.isFinite(first) ? first : (found[at] ?? 0)))
}

/**
 * The clock that tells more. Found times are our own and can be trusted; but where pages were there before we looked, all were found
 * at once, and what they say of themselves is all there is.
 */
export function fittingClock(pages: Timed[]): Clock {
  const said = pages.map(published).filter((time) => time !== null)
  if (said.length < pages.length / 2) return 'found'
  const found = spanOf(timesBy(pages, 'found'))
  return found < SHORT_MS && spanOf(said) > found * 4 ? 'published' : 'found'
}

const spanOf = (times: number[]) => Math.max(...times) - Math.min(...times)

export type Joined = { at: number; kind: 'outlet' | 'origin'; name: string }

type Article = { origin: { name: string } | null; pages: (Timed & { outlet: string })[] }

/** When each outlet and each origin had the story first. */
export function joinedBy(articles: Article[], clock: Clock): Joined[] {
  const known = new Set<string>()
  return articles
    .flatMap(({ origin, pages }) => {
      const times = timesBy(pages, clock)
      return pages.map(({ outlet }, place) => ({ origin, outlet, at: times[place] ?? 0 }))
    })
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ origin, outlet, at }) => {
      const names: [Joined['kind'], string | undefined][] = [
        ['outlet', outlet],
        ['origin', origin?.name],
      ]
      return names.flatMap(([kind, name]) => {
        if (name === undefined || known.has(`${kind} ${name}`)) return []
        known.add(`${kind} ${name}`)
        return [{ at, kind, name }]
      })
    })
}
