import type { DeliveryRow, WebhookRow } from '@copydesk/store'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { copydesk, temporaryFolder, valuesOf } from '../set-up/command-line.ts'
import { freshDatabase } from '../set-up/database.ts'
import { openSmallSite } from '../set-up/small-site.ts'
import { openReceiver } from '../set-up/webhook-receiver.ts'

let data: string
let env: Record<string, string>
const run = (...args: string[]) => copydesk([...args, '--data', data], { env })
const webhooks = async <T>(...args: string[]) => valuesOf<T>((await run('webhooks', ...args)).stdout)

beforeEach(async () => {
  data = await temporaryFolder()
  env = { DATABASE_URL: await freshDatabase(), COPYDESK_ALLOW_HOSTS: '127.0.0.1' }
})

it('sends what a round tells before it ends, and again when asked', async () => {
  const site = await openSmallSite()
  onTestFinished(() => site.close())
  const receiver = await openReceiver()
  const [added] = await webhooks<{ id: string; secret: string }>(
    'add',
    receiver.url,
    '--types',
    'copydesk.story.*,copydesk.article.*',
  )
  const [chosen] = await webhooks<WebhookRow>('add', receiver.url, '--outlet', 'A.example', '--sources', '2')
  expect(chosen?.chosen).toEqual({ outlet: 'A.example', sources: 2 })
  expect((await run('webhooks', 'remove', chosen?.id ?? '')).code).toBe(0)
  receiver.state.secret = added?.secret ?? ''
  const id = added?.id ?? ''
  expect((await run('start', '--once', '--feeds', site.feedUrl)).code).toBe(0)
  const told = valuesOf<{ sequence: string }>((await run('events')).stdout).map(({ sequence }) => Number(sequence))
  expect(told.length).toBeGreaterThan(5)
  expect(receiver.taken().toSorted((a, b) => a - b)).toEqual(told)
  const sent = await webhooks<DeliveryRow>('deliveries', id, '--state', 'delivered')
  expect(sent.map(({ sequence }) => Number(sequence))).toEqual(told.toReversed())
  expect(await webhooks('redeliver', id, '--from', '2', '--through', '4')).toEqual([{ redelivered: 3 }])
  expect(await webhooks<WebhookRow>('list')).toMatchObject([{ id, url: receiver.url, waiting: 3, dead: 0 }])
  expect(await webhooks<WebhookRow>('disable', id)).toMatchObject([{ id, disabledReason: 'by hand' }])
  expect(await webhooks<WebhookRow>('resume', id)).toMatchObject([{ id, disabledAt: null }])
  const [rotated] = await webhooks<{ secret: string }>('rotate', id, '--grace', '1')
  expect(rotated?.secret).not.toBe(added?.secret)
  expect((await run('webhooks', 'remove', id)).code).toBe(0)
  expect(await webhooks('list')).toEqual([])
})

it.each([
  [2, ['add', 'http://10.0.0.1/hook'], '10.0.0.1'],
  [2, ['add', 'example.org'], 'the address: an http or https address'],
  [2, ['add', 'http://127.0.0.1/', '--types', 'copydesk.nothing'], 'there is no such type'],
  [2, ['add', 'http://127.0.0.1/', '--at-once', 'many'], '--at-once'],
  [2, ['add', 'http://127.0.0.1/', '--language', 'english'], '--language: that is not a language by its ISO 639 code'],
  [1, ['remove', 'nobody'], 'webhooks list'],
  [1, ['disable', 'nobody'], 'webhooks list'],
  [1, ['deliveries', 'nobody'], 'webhooks list'],
  [2, ['redeliver', 'nobody', '--from', 'x'], '--from'],
  [2, ['rotate', 'nobody', '--grace', '-1'], '--grace'],
])('ends with %i and one line for %j', async (code, args, says) => {
  const ended = await run('webhooks', ...args)
  expect(ended.code).toBe(code)
  expect(ended.stderr.trim().split('\n')).toHaveLength(1)
  expect(ended.stderr).toContain(says)
})
