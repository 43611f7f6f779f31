import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { afterProcessorTime } from './processor-time.ts'

let folder: string
let fifo: string
let worker: Worker

/** A thread within one call of the system, which returns when somebody opens the other end. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-'))
  fifo = join(folder, 'fifo')
  execFileSync('mkfifo', [fifo])
  const code = `require('node:worker_threads').parentPort.postMessage('begins'); require('node:fs').openSync(${JSON.stringify(fifo)}, 'r')`
  worker = new Worker(code, { eval: true })
  await once(worker, 'message')
})
afterEach(async () => {
  closeSync(openSync(fifo, 'r+'))
  await worker.terminate()
  rmSync(folder, { recursive: true })
})

it('ends also the time of a thread that is within one call and says nothing', async () => {
  let calls = 0
  await new Promise<void>((resolve) => {
    afterProcessorTime(worker, 5, () => {
      calls += 1
      resolve()
    })
  })
  expect(calls).toBe(1)
})

it('is over once it was called off', async () => {
  let calls = 0
  afterProcessorTime(worker, 1, () => (calls += 1))()
  await new Promise<void>((resolve) => void afterProcessorTime(worker, 5, resolve))
  expect(calls).toBe(0)
})
