import type { CloudEvent } from '@copydesk/pipeline'
import type { Service } from '@copydesk/service'
import type { Totals } from '@copydesk/store'
import { followLog } from './follow-log.ts'
import { tellEvent } from './tell-event.ts'

const LOOK_MS = 500
const LINES_A_LOOK = 4
const PLAIN_EVERY_MS = 2000
/** Counts rest for fifty times as long as counting took, a minute at most: however much there is, it takes a fiftieth of one connection. */
const SHARE = 50
const MOST_REST_MS = 60_000
/** Who ends it is not kept waiting for a last count that takes longer. */
const LAST_COUNT_MS = 2000
const PLAIN_WIDTH = 160

/**
 * Says on stderr what happens: new articles, copies and stories as they come, and the counts; as one line that is kept
 * up to date on a terminal, as a line now and then elsewhere.
 */
export async function showProgress(service: Service) {
  const live = process.stderr.isTTY
  let told: string[] = []
  let left = 0
  let lastLine = ''
  let lastAt = 0
  const counts = countsOf(service)
  const take = (events: CloudEvent[]) => {
    for (const event of events) {
      const line = tellEvent(event)
      if (line === null) continue
      if (told.length < LINES_A_LOOK) told.push(line)
      else left += 1
    }
  }
  const following = await followLog(service, { after: await service.store.events.head() }, take)
  const show = (last: boolean) => {
    const line = counts.line()
    const lines = left > 0 ? [...told, `        … and ${left} more`] : told
    const now = performance.now()
    const due = live || last || now - lastAt >= PLAIN_EVERY_MS
    told = []
    left = 0
    if (live) process.stderr.write('\r\u001b[K')
    for (const text of lines) process.stderr.write(`${fit(text)}\n`)
    if (live) process.stderr.write(last ? `${line}\n` : fit(line))
    else if (due && line !== lastLine) process.stderr.write(`${line}\n`)
    if (due) [lastLine, lastAt] = [line, now]
  }
  counts.look()
  const timer = setInterval(() => {
    counts.look()
    show(false)
  }, LOOK_MS)
  return {
    close: async () => {
      clearInterval(timer)
      await following.close()
      await counts.end()
      show(true)
    },
  }
}

/** The counts as a line, counted one at a time and seldom where that takes long; empty before the first. */
function countsOf({ store }: Service) {
  let line = ''
  let took = 0
  let restsUntil = 0
  let counting: Promise<void> | null = null
  const count = async () => {
    const began = performance.now()
    line = await store.totals.read().then(countsLine, () => line)
    took = performance.now() - began
    restsUntil = performance.now() + Math.min(MOST_REST_MS, took * SHARE)
    counting = null
  }
  return {
    line: () => line,
    look: () => {
      if (performance.now() >= restsUntil) counting ??= count()
    },
    /** Counts a last time, where that is soon done. */
    end: async () => {
      await counting
      if (took <= LAST_COUNT_MS) await count()
    },
  }
}

/** A line that stays one: as wide as the terminal, or as a log is read. */
function fit(line: string): string {
  const width = process.stderr.isTTY ? (process.stderr.columns || 80) - 1 : PLAIN_WIDTH
  const characters = Array.from(line)
  return characters.length <= width ? line : `${characters.slice(0, width - 1).join('')}…`
}

/** The counts as one line: what came in, and what became of it. */
function countsLine(totals: Totals): string {
  const { pending, skipped, rejected } = totals.dispositions
  const parts = [
    `${count(totals.entries, 'entry', 'entries')} found`,
    `${count(totals.pages, 'page', 'pages')} fetched`,
    count(totals.articles, 'article', 'articles'),
    `${count(totals.copies, 'copy', 'copies')} folded`,
    count(totals.stories, 'story', 'stories'),
    pending > 0 && `${pending} pending`,
    skipped > 0 && `${skipped} skipped`,
    rejected > 0 && `${rejected} rejected`,
  ]
  return parts.filter(Boolean).join(' · ')
}

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`
