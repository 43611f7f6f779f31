import { createNewsroom, type Newsroom } from '@copydesk/newsroom'
import { answerParent } from './child.ts'

export type NewsroomQuestion = { type: 'open'; seed: number; articles: number } | { type: 'publish all' }
export type OpenNewsroom = { feeds: string[]; hosts: string[] }

// By then about a third of the day's pages are out: enough to warm up on.
const MORNING_MINUTES = 300

let newsroom: Newsroom | undefined

/** A newsroom that publishes its day in two steps, and answers as fast as it can. */
answerParent(async (question: NewsroomQuestion): Promise<OpenNewsroom | null> => {
  if (question.type === 'publish all') {
    newsroom?.publishUntil(newsroom.dayMinutes)
    return null
  }
  const { seed, articles } = question
  newsroom = createNewsroom({ seed, articles, latency: 0 })
  newsroom.publishUntil(MORNING_MINUTES)
  const { port } = await newsroom.serve({})
  return { feeds: newsroom.feeds(port), hosts: newsroom.hosts }
})
