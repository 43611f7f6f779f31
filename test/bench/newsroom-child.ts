import { createNewsroom } from '@copydesk/newsroom'
import { answerParent } from './child.ts'

export type NewsroomQuestion = { seed: number; articles: number }
export type NewsroomAnswer = { feeds: string[]; hosts: string[] }

/** A newsroom that has published its whole day at once, and answers as fast as it can. */
answerParent(async ({ seed, articles }: NewsroomQuestion): Promise<NewsroomAnswer> => {
  const newsroom = createNewsroom({ seed, articles, latency: 0 })
  newsroom.publishUntil(newsroom.dayMinutes)
  const { port } = await newsroom.serve({})
  return { feeds: newsroom.feeds(port), hosts: newsroom.hosts }
})
