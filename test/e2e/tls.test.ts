import { feedDue } from '@copydesk/pipeline'
import { inspectRedis, openQueues } from '@copydesk/queue'
import { openStore } from '@copydesk/store'
import { Client } from 'pg'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startNode } from '../set-up/command-line.ts'
import { PATIENCE } from '../set-up/patience.ts'
import { makeCertificate, startTlsPostgres, startTlsRedis } from '../set-up/tls-servers.ts'

const NEVER_MS = 2 ** 31 - 1
const now = () => new Date()

it('keeps its queues in a Redis that is reached over TLS, and believes no other', async () => {
  const [ours, another] = await Promise.all([makeCertificate(), makeCertificate()])
  const url = await startTlsRedis(ours, false)
  const queues = openQueues({ kind: 'redis', address: { url, tls: { ca: ours.cert } } })
  onTestFinished(() => queues.close())
  await queues.announce(feedDue, [{ feedId: 'a', slot: 1 }])
  expect(await queues.depth('poll-feed')).toMatchObject({ waiting: 1 })
  expect(await inspectRedis({ url, tls: { ca: ours.cert } }, now)).toMatchObject({ evictionPolicy: 'noeviction' })
  await expect(inspectRedis({ url, tls: { ca: another.cert } }, now)).rejects.toThrow(/certificate/)
  await expect(inspectRedis({ url }, now)).rejects.toThrow(/certificate/)
  await expect(inspectRedis({ url: url.replace('rediss', 'redis') }, now)).rejects.toThrow()
})

it('shows a certificate of its own to a Redis that asks for it', async () => {
  const ours = await makeCertificate()
  const url = await startTlsRedis(ours, true)
  await expect(inspectRedis({ url, tls: { ca: ours.cert } }, now)).rejects.toThrow()
  const tls = { ca: ours.cert, cert: ours.cert, key: ours.key }
  expect(await inspectRedis({ url, tls }, now)).toMatchObject({ name: expect.any(String) })
})

it('keeps store, log and queues in a PostgreSQL that is reached over TLS, and believes no other', async () => {
  const [ours, another] = await Promise.all([makeCertificate(), makeCertificate()])
  const plain = await startTlsPostgres(ours)
  const url = `${plain}?sslmode=verify-full&sslrootcert=${ours.cert}`
  const store = await openStore(url)
  const queues = openQueues({ kind: 'postgres', url })
  let grown = 0
  const listening = await store.events.onGrowth(() => (grown += 1), NEVER_MS)
  onTestFinished(async () => {
    await listening.close()
    await queues.close()
    await store.close()
  })
  await queues.announce(feedDue, [{ feedId: 'a', slot: 1 }])
  expect(await queues.depth('poll-feed')).toMatchObject({ waiting: 1 })
  await vi.waitFor(() => expect(grown).toBe(1), PATIENCE)
  const sql = new Client({ connectionString: url })
  await sql.connect()
  const { rows } = await sql.query<{ ssl: boolean; n: number }>(
    `select ssl, count(*)::int as n from pg_stat_ssl join pg_stat_activity using (pid) where backend_type = 'client backend' group by ssl`,
  )
  await sql.end()
  expect(rows).toEqual([{ ssl: true, n: expect.any(Number) }])
  expect(rows[0]?.n).toBeGreaterThan(3)
  await expect(openStore(`${plain}?sslmode=verify-full&sslrootcert=${another.cert}`)).rejects.toThrow(/certificate/)
  await expect(openStore(`${plain}?sslmode=disable`)).rejects.toThrow(/pg_hba/)
})

it('a process takes both from its environment, and says which file it cannot read', async () => {
  const ours = await makeCertificate()
  const [redis, postgres] = await Promise.all([startTlsRedis(ours, false), startTlsPostgres(ours)])
  const env = { DATABASE_URL: `${postgres}?sslmode=verify-full&sslrootcert=${ours.cert}`, REDIS_URL: redis }
  const start = (ca: string) =>
    startNode(['services/deliver-events/src/main.ts'], { env: { ...env, COPYDESK_REDIS_CA: ca } })
  const stage = start(ours.cert)
  await vi.waitFor(() => expect(stage.stderr()).toContain('"started"'), PATIENCE)
  stage.signal('SIGTERM')
  expect((await stage.ended).code).toBe(0)
  const lost = await start('/none/ca.pem').ended
  expect(lost.code).toBe(1)
  expect(lost.stderr).toContain('/none/ca.pem')
})
