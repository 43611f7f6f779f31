import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { processStart } from './process-start.ts'
import { startServer } from './server-process.ts'

const module = new URL('./server-process.ts', import.meta.url).href
const patient = { timeout: 120_000, interval: 20 }
let socketFolder: string

beforeEach(() => {
  socketFolder = mkdtempSync(join(tmpdir(), 'copydesk-test-'))
})
afterEach(() => rmSync(socketFolder, { recursive: true, force: true }))

const command = (script: string) => ({
  program: '/bin/sh',
  args: ['-c', script],
  cwd: '/',
  endSignal: 'SIGTERM' as const,
  endWithinMs: 10_000,
  socketFolder,
})

// Not a signal 0: a dead process keeps its number until whoever adopted it takes notice.
const isAlive = (pid: number) => processStart(pid) !== null

/** A process that starts a server and says its number; `then` is what it does next. */
function parent(then: string) {
  const code = `import(${JSON.stringify(module)}).then(async ({ startServer }) => {
    const server = startServer(${JSON.stringify(command('exec sleep 600'))})
    console.log(server.pid)
    ${then}
  })`
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  const server = new Promise<number>((resolve) => child.stdout.once('data', (text) => resolve(Number(text))))
  return { child, server }
}

describe('startServer', () => {
  it('gives the lines it writes, and remembers the last ones', async () => {
    const lines: string[] = []
    const script = 'for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22; do echo line $i; done'
    const server = startServer({ ...command(script), onLine: (line) => lines.push(line) })
    // It may be told to end before it has begun.
    await vi.waitFor(() => expect(lines).toHaveLength(22), patient)
    await server.close()
    expect(server.lastLines).toHaveLength(20)
    expect(server.lastLines.at(-1)).toBe('line 22')
    expect(server.isRunning()).toBe(false)
  })

  it('ends it in good order and removes its socket folder', async () => {
    const server = startServer(command('trap "echo bye; exit" TERM; echo up; while :; do sleep 0.02; done'))
    await vi.waitFor(() => expect(server.lastLines).toContain('up'), patient)
    await server.close()
    expect(server.lastLines).toContain('bye')
    expect(existsSync(socketFolder)).toBe(false)
    await server.close()
  })

  it('kills one that does not end', async () => {
    const server = startServer({ ...command('trap "" TERM; echo up; while :; do sleep 0.02; done'), endWithinMs: 50 })
    await vi.waitFor(() => expect(server.lastLines).toContain('up'), patient)
    await server.close()
    expect(isAlive(server.pid)).toBe(false)
  })

  it('tells of a program that is not there', async () => {
    const server = startServer({ ...command(''), program: '/no/such/program' })
    await server.ended
    expect(server.isRunning()).toBe(false)
    expect(server.lastLines.join()).toContain('ENOENT')
    await server.close()
    await server.kill()
  })

  it.each([
    ['is killed outright', 'process.kill(process.pid, "SIGKILL")'],
    ['throws', 'process.on("unhandledRejection", () => process.exit(3)); throw new Error("surprise")'],
    ['simply ends', ''],
  ])('ends with its parent when that %s', async (_, then) => {
    const { server } = parent(then)
    const pid = await server
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), patient)
    await vi.waitFor(() => expect(existsSync(socketFolder)).toBe(false), patient)
  })
})
