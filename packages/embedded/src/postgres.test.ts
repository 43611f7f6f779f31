import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type PostgresServer, startPostgres } from './postgres.ts'

const module = new URL('./postgres.ts', import.meta.url).href
let base: string
let folder: string

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'copydesk test '))
  chmodSync(base, 0o700)
  folder = join(base, 'a folder', 'postgres')
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

const pidFile = () => join(folder, 'data', 'postmaster.pid')
const postmaster = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0])

/** One question in PostgreSQL's own protocol (version 3): the whole answer as text. */
function ask({ host, port, user, database }: PostgresServer['connection'], sql: string): Promise<string> {
  const startup = Buffer.from(`\0\x03\0\0user\0${user}\0database\0${database}\0\0`)
  const query = Buffer.from(`${sql}\0`)
  const length = (bytes: number) => Buffer.from(Uint32Array.of(bytes + 4).buffer).swap32()
  return new Promise((resolve, reject) => {
    const socket = connect(join(host, `.s.PGSQL.${port}`))
    let answer = ''
    socket.write(Buffer.concat([length(startup.length), startup, Buffer.from('Q'), length(query.length), query]))
    socket.write(Buffer.from('X\0\0\0\x04'))
    socket.on('data', (bytes) => (answer += bytes.toString('latin1')))
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })
}

describe('startPostgres', () => {
  it('makes the database, answers on a private socket only, and keeps what was written', async () => {
    const lines: string[] = []
    const first = await startPostgres({ folder, onLine: (line) => lines.push(line) })
    const { host, database } = first.connection
    expect(database).toBe('copydesk')
    expect(new URL(first.url).searchParams.get('host')).toBe(host)
    expect(statSync(host).mode & 0o777).toBe(0o700)
    expect(await ask(first.connection, 'CREATE TABLE kept AS SELECT 42 AS answer')).toContain('SELECT 1')
    const settings =
      "SELECT concat(current_setting('fsync'), current_setting('listen_addresses'), '|', current_setting('server_encoding'), datctype) FROM pg_database WHERE datname = 'copydesk'"
    expect(await ask(first.connection, settings)).toContain('on|UTF8C.UTF-8')
    await first.close()
    expect(existsSync(pidFile())).toBe(false)
    expect(lines.some((line) => line.includes('ready to accept connections'))).toBe(true)

    const second = await startPostgres({ folder })
    expect(second.url).toBe(first.url)
    expect(await ask(second.connection, 'SELECT answer FROM kept')).toContain('42')
    await second.close()
  })

  it('makes no empty store in place of one that ran before', async () => {
    const lost = join(base, 'lost')
    await expect(startPostgres({ folder: lost, again: true })).rejects.toThrow('is gone')
    expect(existsSync(join(lost, 'data'))).toBe(false)
  })

  it('waits for none that is no longer wanted', async () => {
    await expect(startPostgres({ folder, signal: AbortSignal.abort() })).rejects.toThrow('PostgreSQL cannot use')
    expect(existsSync(pidFile())).toBe(false)
  })

  it('starts again after it was killed, also when another process has its number', async () => {
    const killed = await startPostgres({ folder })
    process.kill(postmaster(), 'SIGKILL')
    await killed.close()
    expect(existsSync(pidFile())).toBe(true)
    writeFileSync(pidFile(), readFileSync(pidFile(), 'utf8').replace(/^\d+/, String(process.ppid)))
    const again = await startPostgres({ folder })
    expect(await ask(again.connection, 'SELECT answer FROM kept')).toContain('42')
    await again.close()
  })

  it('waits for a server that is still ending, and ends when its parent is killed', async () => {
    const code = `import(${JSON.stringify(module)}).then(async ({ startPostgres }) => {
      await startPostgres({ folder: ${JSON.stringify(folder)} })
      process.kill(process.pid, 'SIGKILL')
    })`
    await new Promise((resolve) => spawn(process.execPath, ['-e', code], { stdio: 'inherit' }).once('close', resolve))
    const server = await startPostgres({ folder })
    expect(await ask(server.connection, 'SELECT answer FROM kept')).toContain('42')
    await server.close()
    await vi.waitFor(() => expect(existsSync(server.connection.host)).toBe(false), { timeout: 120_000 })
  })

  it('makes a cluster anew that was cut short', async () => {
    const cut = join(base, 'cut')
    mkdirSync(join(cut, 'data.new', 'base'), { recursive: true })
    const server = await startPostgres({ folder: cut })
    expect(await ask(server.connection, 'SELECT 6 * 7')).toContain('42')
    await server.close()
  })

  it('says in one line what is wrong with a folder', async () => {
    const other = join(base, 'other')
    mkdirSync(join(other, 'data'), { recursive: true })
    writeFileSync(join(other, 'data', 'PG_VERSION'), '12\n')
    writeFileSync(join(other, 'data', 'postgresql.conf'), '')
    chmodSync(join(other, 'data'), 0o700)
    await expect(startPostgres({ folder: other })).rejects.toThrow(
      /^PostgreSQL cannot use .*another version of PostgreSQL.*$/,
    )
    writeFileSync(join(base, 'file'), '')
    await expect(startPostgres({ folder: join(base, 'file') })).rejects.toThrow(/a file is in its place\.$/)
  })
})
