import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const lock = new URL('./lock.mjs', import.meta.url).href
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk test '))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const lockFile = () => join(folder, 'lock')
const diary = () => readFileSync(join(folder, 'diary'), 'utf8').trim().split('\n')

/** A process that notes when it has begun and ended its work under the lock. */
function worker(): Promise<number | null> {
  const code = `import { appendFileSync } from 'node:fs'
    import { whileLocked } from ${JSON.stringify(lock)}
    const note = (text) => appendFileSync(${JSON.stringify(join(folder, 'diary'))}, text + ' ' + process.pid + '\\n')
    await whileLocked(${JSON.stringify(lockFile())}, async () => {
      note('begin')
      await new Promise((resolve) => setTimeout(resolve, 20))
      note('end')
    })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'ignore' })
  return new Promise((resolve) => child.once('close', resolve))
}

const deadProcess = () => String(spawnSync(process.execPath, ['-e', '']).pid)

describe('whileLocked', () => {
  it('lets one process work at a time, also when all find the lock of a dead one', async () => {
    writeFileSync(lockFile(), deadProcess())
    expect(await Promise.all([worker(), worker(), worker()])).toEqual([0, 0, 0])
    const lines = diary()
    expect(lines).toHaveLength(6)
    for (let i = 0; i < lines.length; i += 2) expect(lines[i + 1]).toBe(lines[i]?.replace('begin', 'end'))
    expect(readdirSync(folder)).toEqual(['diary'])
  })

  it.each(['', 'nonsense', '-1'])('takes over a spoilt lock: %s', async (text) => {
    writeFileSync(lockFile(), text)
    expect(await worker()).toBe(0)
  })

  it('does not wait for ever for a number that another process has now', async () => {
    writeFileSync(lockFile(), String(process.pid))
    const longAgo = new Date('2020-01-01')
    utimesSync(lockFile(), longAgo, longAgo)
    expect(await worker()).toBe(0)
  })
})
