import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startRedis } from './redis.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    redisProgram: { readonly binary: string; readonly libraryPath?: string }
  }
}

let base: string
let folder: string

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'copydesk test '))
  folder = join(base, 'a folder')
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

function ask(socket: string, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const connection = connect(socket, () => connection.write(`${command}\r\n`))
    connection.once('data', (reply) => {
      connection.destroy()
      resolve(reply.toString())
    })
    connection.once('error', reject)
  })
}

describe('startRedis', () => {
  it('keeps what was written over an end in good order, at the same private address', async () => {
    const first = await startRedis({ folder, ...inject('redisProgram') })
    expect(statSync(dirname(first.socket)).mode & 0o777).toBe(0o700)
    expect(await ask(first.socket, 'SET kept 42')).toBe('+OK\r\n')
    expect(await ask(first.socket, 'CONFIG GET maxmemory-policy')).toContain('noeviction')
    await first.close()
    await expect(ask(first.socket, 'PING')).rejects.toThrow()
    const second = await startRedis({ folder, ...inject('redisProgram') })
    expect(second.socket).toBe(first.socket)
    expect(await ask(second.socket, 'GET kept')).toContain('42')
    await second.close()
  })

  it('starts again where it was after it was killed', async () => {
    const killed = await startRedis({ folder, ...inject('redisProgram') })
    await killed.kill()
    expect(() => process.kill(killed.pid, 0)).toThrow()
    const again = await startRedis({ folder, ...inject('redisProgram') })
    expect(again.socket).toBe(killed.socket)
    expect(await ask(again.socket, 'GET kept')).toContain('42')
    await again.close()
  })

  it('says in one line that a program is not there', async () => {
    await expect(startRedis({ folder, binary: '/no/such/redis' })).rejects.toThrow(
      /^\/no\/such\/redis does not start in .*\.$/,
    )
  })
})
