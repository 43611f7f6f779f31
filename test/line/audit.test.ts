import { consoleService } from '@copydesk/console'
import { createMemoryQueues } from '@copydesk/queue'
import { mintToken } from '@copydesk/service'
import { actingFor } from '@copydesk/store'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '../set-up/world.ts'

type Change = {
  id: string
  who: string
  address: string | null
  what: string
  subject: string
  before: unknown
  after: unknown
}
type Page = { changes: Change[]; next: string | null }

let world: World
let desk: { url: string; close(): Promise<void> }
const tokens = new Map<string, string>()

beforeAll(async () => {
  world = await openWorld(createMemoryQueues({ now: () => Date.now(), advanceTo: () => {} }), {
    newsroom: { articles: 1 },
    config: { listen: '0.0.0.0', port: 0 },
  })
  const { store, now } = world.service
  for (const [name, scope] of Object.entries({ reader: 'read', writer: 'write', chief: 'admin' })) {
    const { id, hash, text } = mintToken()
    await actingFor({ who: 'command line (ada)', address: null }, () =>
      store.tokens.add({ id, name, hash, scopes: [scope] }, now()),
    )
    tokens.set(scope, text)
  }
  desk = await consoleService.run(world.service)
})
afterAll(async () => {
  await desk.close()
  await world.close()
})

const ask = (path: string, scope: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') =>
  fetch(`${desk.url.replace('0.0.0.0', '127.0.0.1')}${path}`, {
    method,
    headers: { authorization: `Bearer ${tokens.get(scope)}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const audit = async (query = '') => (await (await ask(`/audit?${query}`, 'admin')).json()) as Page
const URL_WITH_SECRETS = 'http://ada:Sesame-1@127.0.0.1:1/feed?access_token=Sesame-2&page=3'

it('tells who changed a webhook, from where, and what of it, and never its secrets', async () => {
  const added = await ask('/webhooks', 'write', { url: 'https://receiver.example/hook?api_key=Sesame-3', types: null })
  const { id, secret } = (await added.json()) as { id: string; secret: string }
  const turned = (await (await ask(`/webhooks/${id}/rotate`, 'write', {})).json()) as { secret: string }
  await ask(`/webhooks/${id}/redeliver`, 'write', {})
  await ask(`/webhooks/${id}`, 'admin', {}, 'DELETE')
  const { changes } = await audit(`what=webhook`)
  expect(changes.map(({ what, who, subject }) => [what, who, subject])).toEqual([
    ['webhook removed', 'token chief', id],
    ['webhook redelivered', 'token writer', id],
    ['webhook secret renewed', 'token writer', id],
    ['webhook added', 'token writer', id],
  ])
  expect(changes[3]).toMatchObject({
    address: expect.stringContaining('127.0.0.1'),
    before: null,
    after: { url: 'https://receiver.example/hook?api_key=***' },
  })
  const text = JSON.stringify(await audit())
  for (const hidden of [secret, turned.secret, 'Sesame']) expect(text).not.toContain(hidden)
})

it('tells of feeds, of tokens and of jobs that were run again', async () => {
  await ask('/views/feeds/import', 'write', { list: 'https://a.example/feed\nhttps://b.example/feed?token=Sesame-4' })
  await ask('/views/feeds/pause', 'write', { url: 'https://a.example/feed' })
  await ask('/quarantine/redrive', 'write', { stage: 'clean-page', outlet: 'a.example' })
  const { store, now } = world.service
  await actingFor({ who: 'command line (ada)', address: null }, () => store.tokens.revoke('reader', now()))
  await store.feeds.add({ id: 'x', url: URL_WITH_SECRETS, outlet: 'x', intervalSeconds: 60 }, now())
  const { changes } = await audit('limit=6')
  expect(changes.map(({ what, who, subject }) => [what, who, subject])).toEqual([
    ['feed added', expect.stringMatching(/^\w+$/), 'http://***@127.0.0.1:1/feed?access_token=***&page=3'],
    ['token changed', 'command line (ada)', 'reader'],
    ['jobs redriven', 'token writer', 'clean-page'],
    ['feed changed', 'token writer', 'https://a.example/feed'],
    ['feed added', 'token writer', expect.stringContaining('.example/feed')],
    ['feed added', 'token writer', expect.stringContaining('.example/feed')],
  ])
  expect(changes[3]).toMatchObject({ before: { paused: false }, after: { paused: true } })
  expect(JSON.stringify(changes)).not.toContain('Sesame')
})

it('is read by administrators alone, a page at a time, and keeps no change that was taken back', async () => {
  for (const scope of ['read', 'write']) expect((await ask('/audit', scope)).status).toBe(scope === 'read' ? 401 : 403)
  const whole = await audit()
  const first = await audit('limit=2')
  const second = await audit(`limit=2&before=${first.next}`)
  expect([...first.changes, ...second.changes]).toEqual(whole.changes.slice(0, 4))
  expect((await audit('who=token%20writer&what=jobs')).changes).toHaveLength(1)
  expect((await audit('since=2099-01-01')).changes).toEqual([])
  // What is polled over and over is no change of a person's.
  await world.service.store.feeds.makeAllDue(world.service.now())
  expect((await audit()).changes).toEqual(whole.changes)
})
