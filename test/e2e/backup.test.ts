import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { chmod, chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { stageServices } from '@copydesk/copydesk'
import { clockTicked } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_TOOLS, obtainPostgresTools, startToolServer, type ToolServer } from '../set-up/postgres-tools.ts'
import { openWorld } from '../set-up/world.ts'

const run = promisify(execFile)
const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')
const MINUTE_MS = 60_000
const DATABASE = 'copydesk'

// A first run may fetch them.
const bin = await obtainPostgresTools()
if (bin === null) console.warn(NO_TOOLS)

const lines = [
  ...readFileSync(new URL('../../docs/upkeep.md', import.meta.url), 'utf8').matchAll(/^```sh\n([^`]*)^```/gm),
].flatMap(([, block = '']) => block.trim().split('\n'))
/** The commands as they are written there, by their first word. */
const documented = new Map(lines.map((line) => [line.split(' ', 1)[0] ?? '', line]))
const IN_CONTAINER = 'docker compose exec -T postgres '
/** What is done in the container of the compose file, in its order. */
const inContainer = lines.flatMap((line) => (line.startsWith(IN_CONTAINER) ? [line.slice(IN_CONTAINER.length)] : []))

describe.skipIf(bin === null)('a backup that was made while the line worked', () => {
  let folder: string
  let server: ToolServer
  let whole: string[][]
  let port: number
  const tools = bin ?? ''

  /** Runs a command of the document, in a folder of its own, as whoever keeps a server would. */
  const byDocument = (tool: string, databaseUrl: string) => {
    const command = documented.get(tool)
    if (command === undefined) throw new Error(`docs/upkeep.md has no ${tool}`)
    const env = { ...process.env, PATH: `${tools}${delimiter}${process.env['PATH']}`, DATABASE_URL: databaseUrl, MAINTENANCE_URL: server.url('postgres') } // prettier-ignore
    return run('sh', ['-c', command], { cwd: folder, env })
  }

  /** A line on a store, in virtual time; `during` runs while it works on the day from one minute on to its end. */
  async function workOn(databaseUrl: string, from: number, during: () => Promise<unknown> = async () => {}) {
    let time = STARTS_AT
    const queues = createMemoryQueues({ now: () => time, advanceTo: (ms) => void (time = Math.max(time, ms)) })
    const world = await openWorld(queues, {
      newsroom: { seed: 37, articles: 16 },
      config: { recheckMs: [] },
      now: () => new Date(time),
      databaseUrl,
      ...(port === undefined ? {} : { port }),
    })
    port = world.port
    const running = await Promise.all(stageServices.map((stage) => stage.run(world.service)))
    const { dayMinutes } = world.newsroom
    const goOn = async (minutes: number) => {
      time = STARTS_AT + minutes * MINUTE_MS
      world.newsroom.publishUntil(minutes)
      await world.service.store.feeds.makeAllDue(world.service.now())
      await queues.announce(clockTicked, [{ slot: minutes }])
      await queues.drain()
    }
    for (let part = from; part < 4; part += 1) {
      const working = goOn(Math.round((dayMinutes * (part + 1)) / 4))
      if (part === 2) await during()
      await working
    }
    const { dispositions } = await world.service.store.totals.read()
    for (const stage of running) await stage.close()
    await world.close()
    expect(dispositions.pending).toBe(0)
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'copydesk-backup-'))
    await chmod(folder, 0o777)
    server = await startToolServer(tools, join(folder, 'data'), join(folder, 'sockets'))
    await byDocument('createdb', server.url(DATABASE))
    const backups = async () => {
      await byDocument('pg_dump', server.url(DATABASE))
      await byDocument('pg_basebackup', server.url(DATABASE))
    }
    await workOn(server.url(DATABASE), 0, backups)
    whole = await articlesIn(server.url(DATABASE))
    expect(whole.length).toBeGreaterThan(5)
  })
  afterAll(async () => {
    await server?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('puts a lost database back as it was at one moment, and the line makes up for the rest', async () => {
    const client = new Client({ connectionString: server.url('postgres') })
    await client.connect()
    await client.query(`drop database ${DATABASE}`)
    await client.end()
    await byDocument('createdb', server.url(DATABASE))
    await byDocument('pg_restore', server.url(DATABASE))
    expect((await articlesIn(server.url(DATABASE))).length).toBeGreaterThan(0)
    await workOn(server.url(DATABASE), 2)
    expect(await articlesIn(server.url(DATABASE))).toEqual(whole)
  })

  it('is put back into the container as the document says', async () => {
    expect(inContainer.map((command) => command.split(' ', 1)[0])).toEqual(['pg_dump', 'dropdb', 'createdb', 'pg_restore']) // prettier-ignore
    const before = await articlesIn(server.url(DATABASE))
    const env = { ...process.env, PATH: `${tools}${delimiter}${process.env['PATH']}`, PGHOST: join(folder, 'sockets') }
    for (const command of inContainer) await run('sh', ['-c', command], { cwd: folder, env })
    expect(await articlesIn(server.url(DATABASE))).toEqual(before)
  })

  it('starts as a server of its own, and the line makes up for the rest', async () => {
    const data = join(folder, 'copydesk-backup')
    if (process.getuid?.() === 0) await giveToNobody(data)
    const copy = await startToolServer(tools, data, join(folder, 'copy-sockets'))
    await workOn(copy.url(DATABASE), 2)
    const held = await articlesIn(copy.url(DATABASE))
    await copy.close()
    expect(held).toEqual(whole)
  })
})

/** Which pages carry one text: the addresses of each article's pages. */
async function articlesIn(databaseUrl: string): Promise<string[][]> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ pages: string[] }>(
    `select array_agg(canonical_url order by canonical_url) as pages from copy join entry on entry.id = entry_id
     group by article_id order by 1`,
  )
  await client.end()
  return rows.map(({ pages }) => pages)
}

async function giveToNobody(folder: string): Promise<void> {
  for (const name of ['', ...(await readdir(folder, { recursive: true }))])
    await chown(join(folder, name), 65_534, 65_534)
}
