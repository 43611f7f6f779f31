import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openLogFile } from './log-file.ts'

const LINES = Array.from({ length: 40 }, (_, nth) => `line ${nth}, é\n`)
const MOST = 100

it('keeps the newest lines in two files that never grow longer than they may, over restarts too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-log-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const name = join(folder, 'data', 'copydesk.log')
  const read = (of: string) => readFileSync(of, 'utf8')
  for (const [at, line] of LINES.entries()) {
    // Opened anew for each line, as by one start after the other.
    openLogFile(name, MOST).write(line)
    expect(Buffer.byteLength(read(name))).toBeLessThanOrEqual(MOST)
    expect(read(name).endsWith(line)).toBe(true)
    if (at === 3) expect(readdirSync(join(folder, 'data'))).toEqual(['copydesk.log'])
  }
  expect(readdirSync(join(folder, 'data')).toSorted()).toEqual(['copydesk.log', 'copydesk.log.1'])
  const kept = read(`${name}.1`) + read(name)
  expect(LINES.join('').endsWith(kept)).toBe(true)
  expect(Buffer.byteLength(read(`${name}.1`))).toBeGreaterThan(MOST / 2)
})

it('takes a line longer than a file may be', () => {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-log-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const log = openLogFile(join(folder, 'copydesk.log'), MOST)
  for (const line of ['short\n', 'long '.repeat(MOST), 'short\n']) log.write(line)
  expect(readFileSync(join(folder, 'copydesk.log'), 'utf8')).toBe('short\n')
})
