import { setTimeout as wait } from 'node:timers/promises'
import { feedCandidates, parseFeed, type FeedCandidate } from '@copydesk/feed'
import { decodeBody } from '@copydesk/http'
import { readConfig } from '@copydesk/service'
import { Complaint } from '../complaint.ts'
import { readInput, type Input } from '../input/read-input.ts'

export const isPage = ({ contentType }: Input, text: string) =>
  /html/i.test(contentType ?? '') || /<(?:html|head|body|!doctype html)[\s>]/i.test(text)

/**
 * The feeds that a page names; of a page that names none, the first of the likely addresses that is a feed, asked for
 * one after the other at the pace that any host is asked at.
 */
export async function feedsOf(html: string, url: string, allowHost: string[]): Promise<FeedCandidate[]> {
  await keepPace()
  const robots = await textAt(new URL('/robots.txt', url).href, allowHost)
  const candidates = feedCandidates(html, url, robots)
  const named = candidates.filter(({ from }) => from === 'link')
  if (named.length > 0) return named
  const found = await firstFeed(candidates, allowHost)
  return found ? [found] : []
}

/** The first of these addresses that is a feed. */
export async function firstFeed(candidates: FeedCandidate[], allowHost: string[]): Promise<FeedCandidate | null> {
  for (const candidate of candidates) {
    await keepPace()
    const text = await textAt(candidate.url, allowHost)
    if (text !== null && parseFeed(text, candidate.url).type === 'feed') return candidate
  }
  return null
}

function keepPace(): Promise<void> {
  const configured = readConfig()
  if (configured.type === 'wrong') throw new Complaint(configured.reason, 2)
  return wait(configured.config.hostIntervalMs)
}

/** Null where there is nothing to read: most of the likely addresses lead nowhere. */
async function textAt(url: string, allowHost: string[]): Promise<string | null> {
  try {
    const { bytes, contentType } = await readInput(url, allowHost)
    return decodeBody(bytes, contentType).text
  } catch (error) {
    if (error instanceof Complaint) return null
    throw error
  }
}
