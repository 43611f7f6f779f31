import { contentHash } from '@copydesk/news'
import { matchCopiesService } from '@copydesk/match-copies'
import { createMemoryQueues } from '@copydesk/queue'
import { articleCleaned } from '@copydesk/pipeline'
import { createLog, openService, readConfig } from '@copydesk/service'
import { openStore } from '@copydesk/store'
import { addTexts } from '../set-up/scraped-texts.ts'
import { seeded } from '../set-up/seeded.ts'
import { prose } from '../set-up/prose.ts'
import { startServers } from './line-servers.ts'
import type { Report } from './report.ts'
import type { BenchOptions } from './rows.ts'

const COPIES = 1000
const QUICK_COPIES = 300
const STRETCH = 100
const PARAGRAPHS = 14

/** What one more copy of one text costs match-copies as its copies become many, each cut or edited a little, on a real store. */
export async function benchReprints({ quick }: BenchOptions): Promise<Report> {
  const servers = await startServers()
  const { databaseUrl } = await servers.open('redis')
  const store = await openStore(databaseUrl)
  const outcome = readConfig()
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  const queues = createMemoryQueues({ now: Date.now, advanceTo: () => {} })
  const service = openService({ config: outcome.config, store, queues, log: createLog({ level: 'silent' }) })
  const stage = await matchCopiesService.run(service)
  try {
    const cleaned = await addTexts(databaseUrl, copiesOfOne(quick ? QUICK_COPIES : COPIES))
    const lines: Report['lines'] = []
    for (let at = 0; at < cleaned.length; at += STRETCH) {
      const began = performance.now()
      await queues.announce(articleCleaned, cleaned.slice(at, at + STRETCH))
      await queues.drain()
      lines.push({ 'copies before': at, 'ms a copy': (performance.now() - began) / STRETCH })
    }
    return {
      row: 'reprints',
      title: 'reprints: one more copy of one text, through match-copies on PostgreSQL',
      lines,
      notes: ['one process; every copy is cut, reordered or furnished in its own way'],
    }
  } finally {
    await stage.close()
    await store.close()
    await servers.close()
  }
}

function copiesOfOne(count: number) {
  const random = seeded(9)
  const story = Array.from({ length: PARAGRAPHS }, (_, at) => prose(at + 1, 1))
  return Array.from({ length: count }, (_, at) => {
    const kept = story.slice(0, PARAGRAPHS - Math.floor(random() * 5))
    const own = random() < 0.3 ? [prose(1000 + at, 1)] : []
    const id = `reprint-${at}`
    const seenAt = new Date(Date.UTC(2026, 2, 10, 5, 0, at)).toISOString()
    const text = [...kept, ...own].join('\n')
    const url = `https://outlet-${at}.example/${contentHash(id).slice(0, 8)}`
    return { id, url, title: 'One text', text, publisher: `Outlet ${at}`, publishedAt: seenAt, seenAt }
  })
}
