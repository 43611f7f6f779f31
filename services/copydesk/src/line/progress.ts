import type { CloudEvent } from '@copydesk/pipeline'
import type { Service } from '@copydesk/service'
import type { Totals } from '@copydesk/store'
import { followLog } from './follow-log.ts'
import { tellEvent } from './tell-event.ts'

const LOOK_MS = 500
const LINES_A_LOOK = 4
const PLAIN_EVERY_MS = 2000
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
  const take = (events: CloudEvent[]) => {
    for (const event of events) {
      const line = tellEvent(event)
      if (line === null) continue
      if (told.length < LINES_A_LOOK) told.push(line)
      else left += 1
    }
  }
  const following = await followLog(service, { after: await service.store.events.head() }, take)
  const look = async (last: boolean) => {
    const line = countsLine(await service.store.totals.read())
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
  let looking = Promise.resolve()
  const timer = setInterval(() => {
    looking = looking.then(() => look(false)).catch(() => {})
  }, LOOK_MS)
  return {
    close: async () => {
      clearInterval(timer)
      await following.close()
      await looking
      await look(true)
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
