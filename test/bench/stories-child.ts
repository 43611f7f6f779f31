import {
  createOpenStories,
  evolve,
  initialStories,
  type StoriesState,
  STORY_WINDOW_HOURS,
  storyOf,
  storyVector,
} from '@copydesk/stories'
import { answerParent } from './child.ts'
import { madeUpStories } from './made-up-stories.ts'
import { percentile } from './statistics.ts'

/** How many stories were open and closed at a moment, and how fast the last articles went. */
export type Stretch = { articles: number; open: number; closed: number; perSecond: number; p99: number; right: number }
export type StoriesQuestion = { openStories: number; turnovers: number }

const HOUR = 3_600_000
const SEED = 11
/** Articles whose speed is taken at each moment. */
const MEASURED = 2_000
const FILLING = [0.05, 0.25, 0.5, 0.75, 1]
/** Parts of a turnover after which speed is taken. */
const PARTS = 2

/** Every second article tells again of a happening that was told a third of the window before. */
const happeningOf = (place: number, inWindow: number) =>
  place % 2 === 0 ? place / 2 : (place - 1) / 2 - Math.floor(inWindow / 6)

function measure({ openStories, turnovers }: StoriesQuestion): Stretch[] {
  const write = madeUpStories(SEED)
  const open = createOpenStories()
  const state = initialStories()
  // Of three articles in the window two are about stories that the others are not about.
  const inWindow = Math.floor(openStories * 1.5)
  const step = (STORY_WINDOW_HOURS * HOUR) / inWindow
  const ends = [...FILLING, ...Array.from({ length: turnovers * PARTS }, (_, part) => 1 + (part + 1) / PARTS)]
  const stretches: Stretch[] = []
  let times: number[] = []
  for (let place = 0; stretches.length < ends.length; place++) {
    const article = write(happeningOf(place, inWindow))
    const began = cpuMs()
    for (const change of open.add(String(place), storyVector(article), place * step)) evolve(state, change)
    if (place >= inWindow) open.retire(String(place - inWindow))
    times.push(cpuMs() - began)
    if (place + 1 !== Math.floor(inWindow * (ends[stretches.length] as number))) continue
    stretches.push({ articles: place + 1, ...counts(state, place, inWindow), ...speed(times.slice(-MEASURED)) })
    times = []
  }
  return stretches
}

/** Of the processor rather than the clock: what else the machine does is no cost of grouping. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function speed(times: number[]) {
  const spent = times.reduce((sum, ms) => sum + ms, 0)
  return { perSecond: (times.length / spent) * 1000, p99: percentile(times, 0.99) }
}

/** Stories, and the share of the happenings in the window told twice that are found to be one story. */
function counts(state: StoriesState, last: number, inWindow: number) {
  const storyAt = (place: number) => storyOf(state, String(place))
  const all = new Set(Array.from({ length: last + 1 }, (_, place) => storyAt(place)))
  const places = Array.from({ length: Math.min(last + 1, inWindow) }, (_, back) => last - back)
  const open = new Set(places.map(storyAt))
  const again = places.filter((place) => place % 2 === 1 && happeningOf(place, inWindow) >= 0)
  const right = again.filter((place) => storyAt(place) === storyAt(2 * happeningOf(place, inWindow)))
  return { open: open.size, closed: all.size - open.size, right: right.length / (again.length || 1) }
}

answerParent((question: StoriesQuestion) => Promise.resolve(measure(question)))
