import { join } from 'node:path'
import { consoleService } from '@copydesk/console'
import { startPostgres, startRedis } from '@copydesk/embedded'
import { openQueues } from '@copydesk/queue'
import { createLog, openService, readConfig } from '@copydesk/service'
import { openStore } from '@copydesk/store'
import { Client } from 'pg'
import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { startNode, temporaryFolder } from '../set-up/command-line.ts'
import { PATIENCE } from '../set-up/patience.ts'

const get = async (url: string) => {
  const response = await fetch(url)
  return { status: response.status, body: (await response.json()) as { wrong: Record<string, string> } }
}

/** What is not looked at in three seconds is told as wrong: a busy machine is asked again. */
const says = (url: string, expected: object) =>
  vi.waitFor(async () => expect(await get(url)).toMatchObject(expected), PATIENCE)

/** Servers of the test's own, to be ended under those who use them. */
async function openServers() {
  const folder = await temporaryFolder()
  const [postgres, redis] = await Promise.all([
    startPostgres({ folder: join(folder, 'postgres') }),
    startRedis({ folder: join(folder, 'redis'), ...inject('redisProgram') }),
  ])
  onTestFinished(async () => {
    await redis.close()
    await postgres.close()
  })
  return { postgres, redis }
}

it('the console is ready while store, schema, queues and log are well, and says what is wrong', async () => {
  const { postgres, redis } = await openServers()
  const outcome = readConfig({ COPYDESK_PORT: '0' })
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  const store = await openStore(postgres.url)
  const queues = openQueues({ kind: 'redis', address: { socket: redis.socket } })
  const service = openService({ config: outcome.config, store, queues, log: createLog({ level: 'silent' }) })
  const desk = await consoleService.run(service)
  const client = new Client({ connectionString: postgres.url })
  client.on('error', () => {})
  await client.connect()
  onTestFinished(async () => {
    for (const part of [desk, queues, store]) await part.close()
    await client.end()
  })
  const ready = `${desk.url}/readyz`
  await says(ready, {
    status: 200,
    body: { status: 'ready', well: ['store', 'migrations', 'queues', 'log'], wrong: {} },
  })

  const newest = `delete from migration where name = (select max(name) from migration) returning name`
  const { name } = (await client.query<{ name: string }>(newest)).rows[0]!
  await says(ready, {
    body: { wrong: { migrations: expect.stringContaining(name) }, well: ['store', 'queues', 'log'] },
  })
  await client.query('insert into migration (name) values ($1)', [name])

  await store.feeds.add(
    { id: 'feed', url: 'https://news.example/feed', outlet: 'news.example', intervalSeconds: 60 },
    new Date(),
  )
  await redis.close()
  await says(ready, { status: 503, body: { wrong: { queues: expect.stringContaining('no answer') } } })
  await postgres.close()
  const { status, body } = await get(ready)
  expect(status).toBe(503)
  expect(Object.keys(body.wrong)).toEqual(['store', 'migrations', 'queues', 'log'])
  expect(await get(`${desk.url}/healthz`)).toEqual({ status: 200, body: { status: 'up', stages: {} } })
})

it('a stage that runs alone answers on the port it is given, with its own metrics', async () => {
  const { postgres, redis } = await openServers()
  const env = { DATABASE_URL: postgres.url, REDIS_URL: redis.socket, COPYDESK_HEALTH_PORT: '0' }
  const stage = startNode(['services/deliver-events/src/main.ts'], { env })
  const url = await vi.waitFor(
    () => /"health":"([^"]+)"/.exec(stage.stderr())?.[1] ?? expect.fail(stage.stderr()),
    PATIENCE,
  )
  expect(await get(`${url}/healthz`)).toEqual({
    status: 200,
    body: { status: 'up', stages: { 'deliver-events': 'running' } },
  })
  await says(`${url}/readyz`, {
    status: 200,
    body: { status: 'ready', well: ['store', 'migrations', 'queues'], wrong: {} },
  })
  const metrics = await (await fetch(`${url}/metrics`)).text()
  expect(metrics).toContain('# TYPE copydesk_jobs_total counter')
  expect(metrics).not.toContain('copydesk_entries')
  expect((await fetch(`${url}/totals`)).status).toBe(404)

  const ask = () => startNode(['infra/ask-health.mjs'], { env: { COPYDESK_HEALTH_PORT: new URL(url).port } }).ended
  expect(await ask()).toMatchObject({ code: 0, stdout: expect.stringContaining('"ready"') })
  stage.signal('SIGTERM')
  expect((await stage.ended).code).toBe(0)
  expect(await ask()).toMatchObject({ code: 1, stdout: expect.stringMatching(/^nothing answers: .*ECONNREFUSED/) })
})

it('a console tells of the whole line on the port for probes, where nobody is asked for a token', async () => {
  const { postgres, redis } = await openServers()
  const env = { DATABASE_URL: postgres.url, REDIS_URL: redis.socket, COPYDESK_HEALTH_PORT: '0', COPYDESK_PORT: '0' }
  const desk = startNode(['services/console/src/main.ts'], { env })
  const [, own, probed] = await vi.waitFor(
    () => /"url":"([^"]+)".*"health":"([^"]+)"/.exec(desk.stderr()) ?? expect.fail(desk.stderr()),
    PATIENCE,
  )
  expect(own).not.toBe(probed)
  const metrics = await (await fetch(`${probed}/metrics`)).text()
  expect(metrics).toContain('copydesk_entries')
  expect((await fetch(`${probed}/stories`)).status).toBe(404)
  desk.signal('SIGTERM')
  expect((await desk.ended).code).toBe(0)
})
