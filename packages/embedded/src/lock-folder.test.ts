import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder } from './lock-folder.ts'

const module = new URL('./lock-folder.ts', import.meta.url).href
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock folder '))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const lockedBy = (holder: object) => writeFileSync(join(folder, 'lock'), JSON.stringify(holder))

/** Another process that takes the lock, says so, and holds it until its input ends. */
function contender() {
  const code = `import(${JSON.stringify(module)}).then(({ lockFolder }) => {
    console.log(JSON.stringify(lockFolder(${JSON.stringify(folder)})))
    process.stdin.resume().on('end', () => process.exit())
  })`
  const child = spawn(process.execPath, ['-e', code], { stdio: ['pipe', 'pipe', 'inherit'] })
  const said = new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text))))
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return { child, said, gone }
}

describe('lockFolder', () => {
  it('makes the folder, and refuses a second lock with the holder and the time', () => {
    const inner = join(folder, 'a', 'b')
    const first = lockFolder(inner)
    expect(first.type).toBe('locked')
    const second = lockFolder(inner)
    expect(second).toMatchObject({ type: 'taken', pid: process.pid })
    expect(second.type === 'taken' && Date.now() - Date.parse(second.since)).toBeLessThan(60_000)
  })

  it('is free again after release, and leaves nothing behind', () => {
    const lock = lockFolder(folder)
    if (lock.type === 'locked') lock.release()
    expect(readdirSync(folder)).toEqual([])
    expect(lockFolder(folder).type).toBe('locked')
  })

  it('does not release the lock of the one who came after', () => {
    const first = lockFolder(folder)
    rmSync(join(folder, 'lock'))
    lockedBy({ pid: process.pid, start: 'later', since: '2026-01-01T00:00:00.000Z' })
    if (first.type === 'locked') first.release()
    expect(existsSync(join(folder, 'lock'))).toBe(true)
  })

  it('takes over the lock of a process that is gone', () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    lockedBy({ pid, start: 'whatever', since: '2026-01-01T00:00:00.000Z' })
    expect(lockFolder(folder).type).toBe('locked')
  })

  it('does not take another process with the same number for the holder', () => {
    lockedBy({ pid: process.pid, start: 'another boot 1', since: '2026-01-01T00:00:00.000Z' })
    expect(lockFolder(folder).type).toBe('locked')
    expect(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8')).start).not.toBe('another boot 1')
  })

  it.each(['', '{', '[]', '{"pid":"1"}', '{"pid":-1,"start":"","since":""}', 'null'])(
    'takes over a spoilt lock: %s',
    (text) => {
      writeFileSync(join(folder, 'lock'), text)
      expect(lockFolder(folder).type).toBe('locked')
    },
  )

  it('sees a living process, and takes over when it is killed', async () => {
    const { child, said, gone } = contender()
    expect(await said).toContain('locked')
    expect(lockFolder(folder)).toMatchObject({ type: 'taken', pid: child.pid })
    child.kill('SIGKILL')
    await gone
    expect(lockFolder(folder).type).toBe('locked')
  })

  it('gives a stale lock to one of several who want it', async () => {
    lockedBy({ pid: process.pid, start: 'another boot 1', since: '2026-01-01T00:00:00.000Z' })
    const contenders = Array.from({ length: 4 }, contender)
    const answers = await Promise.all(contenders.map(({ said }) => said))
    for (const { child } of contenders) child.stdin.end()
    await Promise.all(contenders.map(({ gone }) => gone))
    expect(answers.filter((answer) => answer.includes('locked'))).toHaveLength(1)
  })

  it('says in one line why a folder cannot be used', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(() => lockFolder(join(folder, 'file', 'inner'))).toThrow(
      /^Cannot use the folder .*: a part of its path is a file\.$/,
    )
    expect(() => lockFolder(join(folder, 'file'))).toThrow(/a file is in its place\.$/)
  })
})
