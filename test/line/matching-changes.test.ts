import { matchCopiesService } from '@copydesk/match-copies'
import { articleCleaned } from '@copydesk/pipeline'
import { openQueues } from '@copydesk/queue'
import { createLog, openService, readConfig } from '@copydesk/service'
import { openStore, type Store } from '@copydesk/store'
import { Client } from 'pg'
import { expect, it, vi } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'
import { PATIENCE } from '../set-up/patience.ts'
import { prose } from '../set-up/prose.ts'
import { addTexts, type Cleaned } from '../set-up/scraped-texts.ts'

// A page gets another text between the moment another one was compared with it and the moment that one is placed.

const TEXT = prose(300, 9)
const textPage = (id: string, paragraphs: string[]) => ({
  id,
  url: `https://${id}.example/`,
  title: null,
  text: paragraphs.join('\n'),
  publisher: id,
  publishedAt: null,
  seenAt: '2026-03-10T05:00:00Z',
})

/** Of three pages of one text the second is most like both others, which are not tied to each other for its sake. */
const PAGES = [textPage('short', TEXT.slice(0, 7)), textPage('between', TEXT.slice(0, 8)), textPage('long', TEXT)]

async function revise(client: Client, { entryId, revisionId }: Cleaned, text: string): Promise<Cleaned> {
  const newest = `${revisionId} again`
  await client.query(
    `with written as (
       insert into revision (id, entry_id, page_id, number, title, text, published_at, article, cleaned_at)
       select $2, entry_id, page_id, number + 1, title, $3, published_at, article, cleaned_at from revision where id = $1 returning id, entry_id)
     update entry set revision_id = written.id from written where entry.id = written.entry_id`,
    [revisionId, newest, text],
  )
  return { entryId, revisionId: newest }
}

/** Once the candidates for a page are read, something happens before it is placed. */
function stopping(store: Store, happens: (entryId: string) => Promise<void>): Store {
  const candidates: Store['matching']['candidates'] = async (page, ...asked) => {
    const heads = await store.matching.candidates(page, ...asked)
    await happens(page.entryId)
    return heads
  }
  return { ...store, matching: { ...store.matching, candidates } }
}

it('two pages stay one article though the one that tied them is rewritten while they are matched', async () => {
  const databaseUrl = await freshDatabase()
  const outcome = readConfig()
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  const [client, store] = [new Client({ connectionString: databaseUrl }), await openStore(databaseUrl)]
  await client.connect()
  const [short, between, long] = (await addTexts(databaseUrl, PAGES)) as [Cleaned, Cleaned, Cleaned]
  const queues = openQueues({ kind: 'postgres', url: await freshDatabase(), retryDelayMs: 5 })
  let rewritten: Cleaned | null = null
  const running = await matchCopiesService.run(
    openService({
      config: outcome.config,
      store: stopping(store, async (entryId) => {
        if (entryId !== long.entryId || rewritten) return
        rewritten = await revise(client, between, prose(400, 8).join('\n'))
      }),
      queues,
      log: createLog({ level: 'silent' }),
    }),
  )
  const matched = async (page: Cleaned) => {
    await queues.announce(articleCleaned, [page])
    await vi.waitFor(async () => {
      const { rows } = await client.query('select 1 from revision where id = $1 and matched_at is not null', [
        page.revisionId,
      ])
      expect(rows).toHaveLength(1)
    }, PATIENCE)
  }
  for (const page of [short, between, long]) await matched(page)
  await matched(rewritten ?? between)
  const { rows } = await client.query<{ entryId: string; articleId: string }>(
    'select entry_id as "entryId", article_id as "articleId" from copy',
  )
  await running.close()
  await queues.close()
  await client.end()
  await store.close()
  const articleOf = new Map(rows.map(({ entryId, articleId }) => [entryId, articleId]))
  expect(articleOf.get(long.entryId)).toBe(articleOf.get(short.entryId))
  expect(articleOf.get(between.entryId)).not.toBe(articleOf.get(short.entryId))
})
