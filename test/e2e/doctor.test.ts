import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { startPostgres, startRedis } from '@copydesk/embedded'
import { pipeline } from '@copydesk/pipeline'
import { openQueues } from '@copydesk/queue'
import { openStore } from '@copydesk/store'
import { Client } from 'pg'
import { expect, inject, it, onTestFinished } from 'vitest'
import { withClient } from '../chaos/chaos-servers.ts'
import { copydesk, skewedBy, temporaryFolder } from '../set-up/command-line.ts'
import { freshDatabase } from '../set-up/database.ts'

/** As an upgrade may. */
const AS_BULLMQ_MAKES_IT = `create or replace function copydesk_queue.move_stalled_jobs_to_wait(p_queue text, p_max_stalled integer, p_now bigint,
  p_max_check_time bigint) returns setof text language sql as 'select null::text limit 0'`

type Report = { well: boolean; findings: { check: string; state: string; detail: string; mend?: string }[] }

async function doctor(env: Record<string, string>, args: string[] = []) {
  const { code, stdout, stderr } = await copydesk(['doctor', ...args], { env })
  const report = JSON.parse(stdout) as Report
  const wrong = report.findings.filter(({ state }) => state === 'wrong')
  expect(report.well).toBe(wrong.length === 0)
  expect(code).toBe(report.well ? 0 : 1)
  for (const { detail, mend } of wrong) {
    expect(stderr).toContain(detail)
    expect(stderr).toContain(`→ ${mend}`)
  }
  // How full the disk is here is not the test's to say.
  const told = wrong.filter(({ check }) => check !== 'disk')
  return { wrong: Object.fromEntries(told.map(({ check, detail }) => [check, detail])), report, stderr }
}

/** A Redis of the test's own, and one command to it. */
async function ownRedis() {
  const redis = await startRedis({ folder: join(await temporaryFolder(), 'redis'), ...inject('redisProgram') })
  onTestFinished(() => redis.close())
  const tell = (command: string) =>
    new Promise<void>((resolve, reject) => {
      const connection = createConnection(redis.socket, () => connection.write(`${command}\r\n`))
      connection.once('data', () => resolve(void connection.destroy())).once('error', reject)
    })
  return { socket: redis.socket, tell }
}

it('finds a sound installation well, and says what is wrong with one that is not', async () => {
  const redis = await ownRedis()
  const databaseUrl = await freshDatabase()
  const env = { DATABASE_URL: databaseUrl, REDIS_URL: redis.socket, COPYDESK_CONTACT: 'desk@news.example' }
  // It brings no schema up to date: it only looks.
  expect((await doctor(env)).wrong).toEqual({ schema: expect.stringContaining('001-first') })
  const store = await openStore(databaseUrl)
  onTestFinished(() => store.close())
  const sound = await doctor(env)
  expect(sound.wrong).toEqual({})
  expect(sound.report.findings.map(({ check }) => check)).toEqual(
    expect.arrayContaining([
      'node',
      'disk',
      'store',
      'clock of the store',
      'schema',
      'work',
      'queues',
      'eviction policy',
    ]),
  )

  await redis.tell('CONFIG SET maxmemory-policy allkeys-lru')
  const due = new Date(Date.now() - 3_600_000)
  await store.feeds.add(
    { id: 'late', url: 'https://news.example/feed', outlet: 'news.example', intervalSeconds: 60 },
    due,
  )
  await store.quarantine.hold({ stage: 'tag-entities', key: 'a-1', event: {}, reason: 'it threw' }, new Date())
  const unsound = await doctor(env)
  expect(unsound.wrong).toEqual({
    'eviction policy': 'allkeys-lru',
    work: expect.stringContaining('poll-feed has work that waits since'),
  })
  expect(unsound.stderr).toContain('copydesk quarantine tag-entities')

  const sql = new Client({ connectionString: databaseUrl })
  await sql.connect()
  await sql.query(`insert into migration (name) values ('999-of-the-future')`)
  await sql.end()
  expect((await doctor(env)).wrong['schema']).toContain('999-of-the-future')
})

it('says of servers that are set or used wrongly what to set, once each was', async () => {
  const redis = await ownRedis()
  const postgres = await startPostgres({ folder: join(await temporaryFolder(), 'postgres') })
  onTestFinished(() => postgres.close())
  await (await openStore(postgres.url)).close()
  const env = { DATABASE_URL: postgres.url, REDIS_URL: redis.socket, COPYDESK_CONTACT: 'desk@news.example' }
  expect((await doctor(env)).wrong).toEqual({})

  const client = new Client({ connectionString: postgres.url })
  await client.connect()
  await client.query('alter system set fsync = off')
  await client.query('select pg_reload_conf()')
  const { rows } = await client.query<{ most: number }>(`select current_setting('max_connections')::int as most`)
  const crowd = Array.from({ length: Math.ceil((rows[0]?.most ?? 0) * 0.85) }, () => new Client({ connectionString: postgres.url })) // prettier-ignore
  await Promise.all(crowd.map((one) => one.connect()))
  await redis.tell('CONFIG SET appendonly no')
  await redis.tell('CONFIG SET maxmemory 1mb')
  const { wrong, report } = await doctor({ ...env, ...skewedBy(60_000) })
  await Promise.all([client, ...crowd].map((one) => one.end()))
  expect(wrong).toEqual({
    fsync: 'off',
    'memory of the queues': expect.stringMatching(/^\d+ MB of 1 MB$/),
    'clock of the store': expect.stringMatching(/^(?:5\d|6\d)\.\d s behind ours$/),
    'clock of the queues': expect.stringMatching(/^(?:5\d|6\d)\.\d s behind ours$/),
  })
  const warned = report.findings.filter(({ state }) => state === 'warning').map(({ check }) => check)
  expect(warned.toSorted()).toEqual(['append-only file', 'connections'])
})

it('says whether queues in PostgreSQL go by its clock', async () => {
  const databaseUrl = await freshDatabase()
  await (await openStore(databaseUrl)).close()
  const told = async () => {
    const { report } = await doctor({ DATABASE_URL: databaseUrl })
    return report.findings.find(({ check }) => check === 'queues')
  }
  expect(await told()).toMatchObject({ state: 'well', detail: expect.stringContaining('to be made') })
  const work = async () => {
    const queues = openQueues({ kind: 'postgres', url: databaseUrl })
    const handle = async () => ({ type: 'skipped' as const, reason: 'seen' })
    await queues.run(pipeline['clean-page'], handle, { concurrency: 1, onEnding: () => {} })
    await queues.close()
  }
  await work()
  expect(await told()).toMatchObject({ state: 'well', detail: 'in PostgreSQL, by its clock' })
  for (const undone of ['drop trigger held_by_server_clock on copydesk_queue.job', AS_BULLMQ_MAKES_IT]) {
    await withClient(databaseUrl, (client) => client.query(undone))
    expect(await told()).toMatchObject({ state: 'warning', mend: expect.stringContaining('owner') })
    await work()
    expect(await told()).toMatchObject({ state: 'well' })
  }
})

it('says where a disk is nearly full, and who would be written to', async (test) => {
  const folder = join(await temporaryFolder(), 'small')
  mkdirSync(folder)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder], { stdio: 'ignore' })
  if (mounted.status !== 0) return test.skip('no file system may be mounted here')
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  const { report } = await doctor({}, ['--data', folder])
  const told = new Map(report.findings.map(({ check, state }) => [check, state]))
  expect([told.get('disk'), told.get('contact')]).toEqual(['wrong', 'warning'])
})

it('says what does not answer, what is set wrong, and that nothing runs', async () => {
  const nowhere = 'postgres://ada:Sesame@127.0.0.1:1/none'
  const [away, unset, folder] = await Promise.all([
    doctor({ DATABASE_URL: nowhere, REDIS_URL: 'redis://:Sesame@127.0.0.1:1' }),
    doctor({ DATABASE_URL: nowhere, COPYDESK_PORT: 'none' }),
    temporaryFolder(),
  ])
  expect(away.wrong).toEqual({
    store: expect.stringContaining('127.0.0.1:1'),
    queues: expect.stringContaining('ECONNREFUSED'),
  })
  expect(away.stderr).not.toContain('Sesame')
  expect(unset.wrong).toEqual({ configuration: expect.stringContaining('COPYDESK_PORT=none') })
  const idle = await doctor({}, ['--data', folder])
  expect(idle.wrong).toEqual({})
  expect(idle.stderr).toContain('no line runs on this folder')
})
