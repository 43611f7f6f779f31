import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const attached = new URL('./attached.mjs', import.meta.url).href
let folder: string

const SCRIPT = `
  const [then] = process.argv.slice(2)
  process.on('SIGTERM', () => { console.log('ended by SIGTERM'); process.exit(7) })
  process.on('SIGINT', () => console.log('interrupted'))
  console.log('up ' + process.pid)
  if (then === 'fail') process.exit(5)
  if (then === 'crash') process.kill(process.pid, 'SIGKILL')
  if (then === 'stay') setInterval(() => {}, 1e6)
`

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk test '))
  writeFileSync(join(folder, 'script.mjs'), SCRIPT)
  const launcher = `import { runAttached } from ${JSON.stringify(attached)}
    runAttached(process.execPath, [], [${JSON.stringify(join(folder, 'script.mjs'))}, ...process.argv.slice(2)], process.ppid)`
  writeFileSync(join(folder, 'launcher.mjs'), launcher)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts a command; `said` resolves when its output holds the text, `ended` when that output is closed by all. */
function run(program: string, ...args: string[]) {
  const child: ChildProcess = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  const said = (text: string) =>
    new Promise<void>((resolve) => {
      const look = () => output.includes(text) && resolve()
      child.stdout?.on('data', look)
      look()
    })
  child.stdout?.on('data', (bytes) => (output += bytes))
  const ended = new Promise<{ code: number | null; signal: string | null; output: string }>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, output })),
  )
  return { child, said, ended }
}

const launch = (then: string) => run(process.execPath, join(folder, 'launcher.mjs'), then)

describe('runAttached', () => {
  it('ends with the exit code of the script, or by its signal', async () => {
    expect(await launch('').ended).toMatchObject({ code: 0 })
    expect(await launch('fail').ended).toMatchObject({ code: 5, signal: null })
    expect(await launch('crash').ended).toMatchObject({ code: null, signal: 'SIGKILL' })
  })

  it('passes a signal on, and the answer back', async () => {
    const { child, said, ended } = launch('stay')
    await said('up')
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 7, output: expect.stringContaining('ended by SIGTERM') })
  })

  it('takes two signals of one moment for one Ctrl-C, and a later one for impatience', async () => {
    const { child, said, ended } = launch('stay')
    await said('up')
    child.kill('SIGINT')
    await said('interrupted')
    child.kill('SIGINT')
    const later = setInterval(() => child.kill('SIGINT'), 550)
    const { signal, output } = await ended
    clearInterval(later)
    expect(signal).toBe('SIGKILL')
    expect(output.match(/interrupted/g)).toHaveLength(1)
  })

  it('ends the script when it is killed outright itself', async () => {
    const { child, said, ended } = launch('stay')
    await said('up')
    child.kill('SIGKILL')
    expect((await ended).output).toContain('ended by SIGTERM')
  })

  it('ends the script when the one who started it is killed', async () => {
    const command = [process.execPath, join(folder, 'launcher.mjs'), 'stay'].map((word) => `'${word}'`).join(' ')
    const { child, said, ended } = run('/bin/sh', '-c', `${command}; true`)
    await said('up')
    child.kill('SIGKILL')
    expect((await ended).output).toContain('ended by SIGTERM')
  })
})
