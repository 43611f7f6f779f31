import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startPostgres } from '@copydesk/embedded'
import { expect, it, onTestFinished } from 'vitest'
import { BACKUP_STATEMENTS, backUp, checkpointsPass } from '../chaos/backup.ts'
import { withClient } from '../chaos/chaos-servers.ts'
import { temporaryFolder } from '../set-up/command-line.ts'

/** Some megabytes of log. */
const WRITE = `insert into written select n, repeat('x', 1000) from generate_series(1, 4000) n`

it('puts the embedded store back from a copy that was made at work, while checkpoints passed', async () => {
  const folder = await temporaryFolder()
  const open = () => startPostgres({ folder: join(folder, 'postgres') })
  let server = await open()
  onTestFinished(() => server.close())
  const { url } = server
  const write = () => withClient(url, async (client) => void (await client.query(WRITE)))
  await withClient(url, (client) => client.query('create table written (n int, text text)'))
  await write()
  const restore = await backUp(url, join(folder, 'backup'), async () => {
    await write()
    await checkpointsPass(url)
    await write()
  })
  const slots = await withClient(url, (client) => client.query('select from pg_replication_slots'))
  expect(slots.rowCount).toBe(0)
  await server.kill()
  await restore()
  server = await open()
  const { rows } = await withClient(url, (client) => client.query('select count(*)::int as rows from written'))
  expect(rows).toEqual([{ rows: 12_000 }])
})

it('asks what the document says', () => {
  const upkeep = readFileSync(new URL('../../docs/upkeep.md', import.meta.url), 'utf8')
  for (const statement of Object.values(BACKUP_STATEMENTS)) expect(upkeep.includes(statement), statement).toBe(true)
})
