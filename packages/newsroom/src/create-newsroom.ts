import { DAY_MINUTES, writeDay } from './day.ts'
import { printDay } from './edition.ts'
import { agencies, outlets, type House } from './houses.ts'
import { random } from './random.ts'
import { answerRequests, type LoggedRequest } from './answer.ts'
import { site } from './site.ts'
import { truthOf, type Truth } from './truth.ts'

export type NewsroomOptions = {
  seed: number
  /** Texts written on the day, 40 unless told. Each is carried by about four pages. */
  articles?: number
  /** Outlets besides the two agencies, 18 unless told. */
  outlets?: number
  startsAt?: Date
  /** Milliseconds by which slow hosts answer late, 300 unless told. */
  latency?: number
}

export type Newsroom = {
  hosts: string[]
  feeds(port: number): string[]
  dayMinutes: number
  /** Makes visible what is published up to this minute of the day. Never goes back. */
  publishUntil(minute: number): void
  serve(options: { port?: number }): Promise<{ port: number; close(): Promise<void> }>
  /** Addresses carry the port served on, or the one given. */
  truth(port?: number): Truth
  /** What was asked for, the last 100,000 of it. `at` is in milliseconds of the process's clock. */
  requests(): LoggedRequest[]
}

const DEFAULT_ARTICLES = 40
const DEFAULT_OUTLETS = 18
const FEWEST_OUTLETS = 15
const DEFAULT_LATENCY_MS = 300
const DEFAULT_START = new Date('2026-03-10T05:00:00Z')
const HTTP_PORT = 80

/**
 * A day of news that never happened: two agencies and their outlets, each on a host of its own (`<name>.localhost`, RFC 6761),
 * all on one port. The same options give the same pages, byte for byte.
 */
export function createNewsroom(options: NewsroomOptions): Newsroom {
  const { seed, startsAt = DEFAULT_START, latency = DEFAULT_LATENCY_MS } = options
  const papers = outlets(Math.max(FEWEST_OUTLETS, options.outlets ?? DEFAULT_OUTLETS), random(`outlets ${seed}`))
  const articles = writeDay(seed, options.articles ?? DEFAULT_ARTICLES, papers)
  const pages = printDay(seed, articles, papers, startsAt)
  const houses = [...agencies, ...papers]
  const byHouse = Map.groupBy(pages, (page) => page.house.host)
  const state = { minute: 0, port: HTTP_PORT }
  const addressOf = (house: House, port = state.port) => `http://${house.host}${port === HTTP_PORT ? '' : `:${port}`}`
  const sites = houses.map((house) => site(house, byHouse.get(house.host) ?? [], (of) => addressOf(of)))
  const truth = (port = state.port) => truthOf(articles, pages, (page) => addressOf(page.house, port))
  const feeds = (port: number) =>
    sites.flatMap(({ house, feedPaths }) => feedPaths.map((path) => addressOf(house, port) + path))
  const { serve, requests } = answerRequests({
    sites: new Map(sites.map((one) => [one.house.host, one])),
    latency,
    clock: () => ({ startsAt, minute: state.minute }),
    listening: (port) => (state.port = port),
    documents: { '/truth.json': () => JSON.stringify(truth()), '/feeds.json': () => JSON.stringify(feeds(state.port)) },
  })
  return {
    hosts: houses.map(({ host }) => host),
    feeds,
    dayMinutes: DAY_MINUTES,
    publishUntil: (minute) => (state.minute = Math.max(state.minute, minute)),
    serve,
    truth,
    requests,
  }
}
