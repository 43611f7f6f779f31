import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { consoleService } from '@copydesk/console'
import { stageServices } from '@copydesk/copydesk'
import { stageNames } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import { createLog, mintToken, openService, passwordsIn, type Service } from '@copydesk/service'
import { expect, it, onTestFinished, vi } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'
import { PATIENCE } from '../set-up/patience.ts'
import { openWorld } from '../set-up/world.ts'

const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')

type Line = { level: number; stage?: string; entryId?: string; key?: string; outcome?: string; msg?: string }

/** A line that logs all there is into a file, with the secrets a real one has: in its servers' addresses and in its feeds'. */
async function logTheDay() {
  let time = STARTS_AT
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-logs-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'copydesk.log')
  const url = new URL(await freshDatabase())
  url.username ||= 'postgres'
  url.password = 'Sesame-of-the-store'
  const queues = createMemoryQueues({ now: () => time, advanceTo: (ms) => void (time = Math.max(time, ms)) })
  const world = await openWorld(queues, {
    newsroom: { seed: 31, articles: 6 },
    config: { recheckMs: [], giveUpMs: 1 },
    now: () => new Date(time),
    databaseUrl: url.href,
  })
  const { metrics: _metrics, ...parts } = world.service
  const log = createLog({ level: 'trace', file, secrets: passwordsIn(url.href) })
  const service = openService({ ...parts, log })
  onTestFinished(() => world.close())
  for (const stage of stageServices) {
    const running = await stage.run(service)
    onTestFinished(() => running.close())
  }
  const hidden = 'http://ada:Sesame-of-ada@127.0.0.1:1/feed?access_token=Sesame-of-the-feed'
  await service.store.feeds.add({ id: 'hidden', url: hidden, outlet: '127.0.0.1', intervalSeconds: 60 }, service.now())
  const secrets = await askWithSecrets(service)
  world.newsroom.publishUntil(world.newsroom.dayMinutes)
  await service.store.feeds.makeAllDue(service.now())
  await queues.drain()
  log.warn({ error: new Error(`connect to ${url.href} failed`), url: hidden }, `cannot use ${url.password}`)
  const text = await vi.waitFor(() => {
    const written = readFileSync(file, 'utf8')
    if (!written.includes('cannot use')) throw new Error('not written yet')
    return written
  }, PATIENCE)
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
  return { service, text, lines, secrets }
}

/** What a console is told in a day that nobody else may know. Gives those that it made itself. */
async function askWithSecrets(service: Service): Promise<string[]> {
  const desk = await consoleService.run({ ...service, config: { ...service.config, port: 0 } })
  onTestFinished(() => desk.close())
  const { id, hash, text } = mintToken()
  await service.store.tokens.add({ id, name: 'desk', hash, scopes: ['admin'] }, service.now())
  const ask = (path: string, body?: object, authorization = `Bearer ${text}`) =>
    fetch(`${desk.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization, cookie: 'session=Sesame-of-a-cookie', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const made = await ask('/webhooks', { url: 'http://127.0.0.1:1/hook?api_key=Sesame-of-a-hook' })
  const added = await service.store.webhooks.add({ url: 'http://ben:Sesame-of-ben@127.0.0.1:1/?token=Sesame-of-ben', types: null, chosen: {}, atOnce: 1 }, service.now()) // prettier-ignore
  const rotated = (await (await ask(`/webhooks/${added.id}/rotate`, {})).json()) as { secret: string }
  await ask('/views/feeds/add', { url: 'https://cleo:Sesame-of-cleo@127.0.0.1:1/feed?key=Sesame-of-cleo' })
  await ask('/views/feeds/check', { url: 'http://127.0.0.1:1/feed?access_token=Sesame-of-a-check' })
  await ask('/articles', undefined, 'Bearer copydesk_0123456789abcdef_Sesame-of-a-guess-that-is-43-letters-long-ab')
  await ask(`/articles/%00?password=Sesame-of-an-address`)
  expect(made.status).toBe(400)
  return [text, text.split('_').at(-1) ?? text, hash, added.secret, rotated.secret]
}

it('follows an entry by one id through every stage, and never writes a secret', async () => {
  const { service, text, lines, secrets } = await logTheDay()
  // Of pages that join one article at once, one goes on for all of them.
  const article = (await service.store.articles.list(100)).find(({ copies }) => copies === 1)
  const entry = (await service.store.entries.byUrl(article?.url ?? ''))!
  const own = lines.filter(({ entryId }) => entryId === entry.id)
  const stages = new Set(own.map(({ stage }) => stage))
  // The clock knows of no entry yet.
  expect(stages).toEqual(new Set(stageNames.filter((name) => name !== 'schedule-feeds')))
  expect(own[0]).toMatchObject({ stage: 'poll-feed', msg: 'found' })
  for (const line of own.slice(1)) expect(line).toMatchObject({ outcome: expect.any(String), key: expect.any(String) })

  expect(/.{0,80}Sesame.{0,80}/i.exec(text)?.[0] ?? 'no secret').toBe('no secret')
  for (const secret of secrets) expect(text.includes(secret)).toBe(false)
  expect(text.includes('cannot use ***')).toBe(true)
  // An error is told by its message, not as an empty object.
  expect(lines.findLast((line) => 'error' in line)).toMatchObject({
    error: { message: expect.stringContaining('failed') },
  })
})
