import { createNewsroom, type Newsroom } from '@copydesk/newsroom'
import { answerParent } from './child.ts'

type Opening = { type: 'open'; seed: number; articles: number; outlets?: number; latency?: number }
/** `publish pages`: so many of those that were not out when it was opened. */
export type NewsroomQuestion =
  | Opening
  | { type: 'publish all' }
  | { type: 'publish'; share: number }
  | { type: 'publish pages'; upTo: number }
export type OpenNewsroom = { feeds: string[]; hosts: string[] }

// By then about a third of the day's pages are out: enough to warm up on.
const MORNING_MINUTES = 300

let newsroom: Newsroom | undefined

/** A newsroom that publishes its day when it is told to. It answers as fast as it can, unless it is given a latency. */
answerParent(async (question: NewsroomQuestion): Promise<OpenNewsroom | null> => {
  if (question.type !== 'open') {
    newsroom?.publishUntil(minuteOf(newsroom, question))
    return null
  }
  const { type: _type, ...options } = question
  newsroom = createNewsroom({ latency: 0, ...options })
  newsroom.publishUntil(MORNING_MINUTES)
  const { port } = await newsroom.serve({})
  return { feeds: newsroom.feeds(port), hosts: newsroom.hosts }
})

function minuteOf(publisher: Newsroom, question: Exclude<NewsroomQuestion, Opening>): number {
  if (question.type === 'publish all') return publisher.dayMinutes
  if (question.type === 'publish') return publisher.dayMinutes * question.share
  const later = publisher
    .truth()
    .pages.map(({ published }) => published)
    .filter((minute) => minute > MORNING_MINUTES)
    .toSorted((a, b) => a - b)
  return later[question.upTo - 1] ?? publisher.dayMinutes
}
