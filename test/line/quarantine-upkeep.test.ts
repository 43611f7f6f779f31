import { stageServices } from '@copydesk/copydesk'
import { createMemoryQueues } from '@copydesk/queue'
import { Client } from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { openWorld } from '../set-up/world.ts'

const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')
const HOUR_MS = 3_600_000

it('lets out what was done since it was held, of every stage, and nothing else', async () => {
  let time = STARTS_AT
  const now = () => new Date(time)
  const queues = createMemoryQueues({ now: () => time, advanceTo: (ms) => void (time = Math.max(time, ms)) })
  const world = await openWorld(queues, { newsroom: { seed: 29, articles: 6 }, config: { recheckMs: [] }, now })
  const sql = new Client({ connectionString: world.databaseUrl })
  await sql.connect()
  onTestFinished(async () => {
    await sql.end()
    await world.close()
  })
  for (const stage of stageServices) {
    const running = await stage.run(world.service)
    onTestFinished(() => running.close())
  }
  const { store } = world.service
  world.newsroom.publishUntil(world.newsroom.dayMinutes)
  await store.feeds.makeAllDue(now())
  await queues.drain()
  const heldAt = now()
  time += 2 * HOUR_MS

  const ids = async (text: string) => (await sql.query<{ id: string }>(text)).rows.map(({ id }) => id)
  const pages = await ids(
    `select page.id from page join entry on entry.id = entry_id where disposition in ('stored', 'copy') order by 1 limit 2`,
  )
  const revisions = await ids(
    'select revision.id from revision join entry on entry.revision_id = revision.id order by 1 limit 2',
  )
  const articles = (
    await sql.query<{ id: string; version: number }>(
      'select id, version from article where merged_into is null order by 1 limit 2',
    )
  ).rows
  const feeds = await ids('select id from feed order by 1 limit 2')
  const [rejected] = await ids(`select id from entry where disposition <> 'rejected' order by id desc limit 1`)
  const hold = (stage: string, key: string, event: object) =>
    store.quarantine.hold({ stage, key, event, reason: 'it threw' }, heldAt)

  // Done since: the polls, pages, revisions and articles of above, and a merged or forgotten one.
  await store.feeds.makeAllDue(now())
  await sql.query('update feed set last_polled_at = $1 where id = $2', [now(), feeds[0]])
  await hold('schedule-feeds', 'done', { slot: 1 })
  await hold('poll-feed', 'done', { feedId: feeds[0], slot: 1 })
  await hold('poll-feed', 'done-push', { feedId: feeds[0], slot: 0, pushId: 'read' })
  await hold('clean-page', 'done', { pageId: pages[0] })
  await hold('match-copies', 'done', { entryId: 'e', revisionId: revisions[0] })
  await hold('match-copies', 'done-gone', { entryId: 'e', revisionId: 'forgotten' })
  await hold('tag-entities', 'done', { articleId: articles[0]?.id, version: articles[0]?.version })
  await hold('group-story', 'done', { articleId: articles[0]?.id, version: articles[0]?.version })
  await hold('deliver-events', 'done', { storyId: 's', version: 1 })

  // Not done: the same of others.
  await sql.query('update page set cleaned_at = null where id = $1', [pages[1]])
  await sql.query('update revision set matched_at = null where id = $1', [revisions[1]])
  await sql.query('update feed set last_polled_at = $1 where id = $2', [new Date(STARTS_AT - HOUR_MS), feeds[1]])
  await hold('poll-feed', 'left', { feedId: feeds[1], slot: 1 })
  await hold('clean-page', 'left', { pageId: pages[1] })
  await hold('clean-page', 'left-malformed', { paper: 'none' })
  await hold('match-copies', 'left', { entryId: 'e', revisionId: revisions[1] })
  await hold('tag-entities', 'left', { articleId: articles[1]?.id, version: (articles[1]?.version ?? 0) + 1 })
  await hold('group-story', 'left', { articleId: articles[1]?.id, version: (articles[1]?.version ?? 0) + 1 })
  await hold('fetch-page', 'left', { entryId: rejected, round: 1 })

  const before = (await store.quarantine.list({}, 100)).filter(({ key }) => key.startsWith('done'))
  expect(before).toHaveLength(9)
  expect(await store.quarantine.freeDone(now())).toBeGreaterThanOrEqual(9)
  const keys = (await store.quarantine.list({}, 100)).map(({ stage, key }) => `${stage} ${key}`)
  expect(keys.filter((key) => key.includes(' done'))).toEqual([])
  expect(keys.filter((key) => key.includes(' left')).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'clean-page left',
    'clean-page left-malformed',
    'fetch-page left',
    'group-story left',
    'match-copies left',
    'poll-feed left',
    'tag-entities left',
  ])
  expect(await store.quarantine.freeDone(now())).toBe(0)
})
