import { connect, type Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { openEventDesk } from '../set-up/event-desk.ts'

/** Whoever is not slow is done long before, also on a busy machine. */
const REQUEST_MS = 2000
/** It is looked for every quarter of that; the machine may be busy. */
const CLOSED_WITHIN_MS = 60_000

async function openConsole() {
  const { url } = await openEventDesk({ requestMs: REQUEST_MS })
  const { port, hostname } = new URL(url)
  /** A connection that begins with some bytes, and goes on with one every so often. Resolves to what it was told once it is closed. */
  const send = (begin: string, more: string | null = null) => {
    let told = ''
    const socket: Socket = connect(Number(port), hostname, () => socket.write(begin))
    const timer = more === null ? undefined : setInterval(() => socket.writable && socket.write(more), 20)
    const ended = new Promise<string>((resolve) => {
      socket.on('data', (part: Buffer) => (told += part.toString('latin1')))
      socket.on('error', () => {}).on('close', () => resolve(told))
    }).finally(() => clearInterval(timer))
    onTestFinished(() => void socket.destroy())
    return { socket, ended }
  }
  const isWell = async () => (await fetch(`${url}/healthz`)).status
  return { url, send, isWell }
}

const HEAD = 'POST /lookup HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n'

it.each([
  ['nothing', '', null],
  ['a line that never ends', 'GET /', 'a'],
  ['headers without end', 'GET /healthz HTTP/1.1\r\nhost: a\r\n', 'x: y\r\n'],
  ['a body a letter at a time', `${HEAD}content-length: 100000\r\n\r\n{"text":"`, 'a'],
  ['chunks without end', `${HEAD}transfer-encoding: chunked\r\n\r\n`, '1\r\na\r\n'],
  ['half a body', `${HEAD}content-length: 1000\r\n\r\n{"text":"`, null],
])('a client that sends %s is closed', async (_, begin, more) => {
  const { send, isWell } = await openConsole()
  const began = performance.now()
  const told = await send(begin, more).ended
  expect(performance.now() - began).toBeLessThan(CLOSED_WITHIN_MS)
  expect(told === '' || /^HTTP\/1\.1 4(?:08|31|00|13) /.test(told), told.slice(0, 100)).toBe(true)
  expect(await isWell()).toBe(200)
})

it('a body that is too large is refused before it is read, and headers are', async () => {
  const { url, send } = await openConsole()
  const answer = await fetch(`${url}/lookup`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: `{"text":"${'x'.repeat(2 * 1024 * 1024)}"}` }) // prettier-ignore
  expect([answer.status, answer.headers.get('content-type')]).toEqual([413, expect.stringContaining('problem+json')])
  const announced = send(`${HEAD}content-length: 99999999999\r\n\r\n`)
  expect(await announced.ended).toMatch(/^HTTP\/1\.1 413 /)
  expect(await send(`GET /healthz HTTP/1.1\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`).ended).toMatch(/^HTTP\/1\.1 431 /)
})

it('hundreds of slow clients keep nobody else waiting, and all of them are closed', async () => {
  const { send, isWell } = await openConsole()
  const slow = Array.from({ length: 400 }, (_, at) => send(at % 2 === 0 ? 'GET / HTTP/1.1\r\nx: ' : '', at % 4 === 0 ? 'a' : null)) // prettier-ignore
  const began = performance.now()
  expect(await isWell()).toBe(200)
  expect(performance.now() - began).toBeLessThan(CLOSED_WITHIN_MS)
  await Promise.all(slow.map(({ ended }) => ended))
  expect(await isWell()).toBe(200)
})
