import { connect, createServer, Socket } from 'node:net'
import { Client } from 'pg'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openStore } from '@copydesk/store'
import { freshDatabase } from '../set-up/database.ts'
import { PATIENCE } from '../set-up/patience.ts'

const RECONNECT_MS = 500
const NEVER_MS = 2 ** 31 - 1

/** A way to the run's PostgreSQL that can be cut, and tells when somebody tried it. */
async function openGate() {
  const url = new URL(await freshDatabase())
  const folder = url.searchParams.get('host')
  const target = folder
    ? { path: `${folder}/.s.PGSQL.${url.searchParams.get('port') ?? (url.port || '5432')}` }
    : { host: url.hostname, port: Number(url.port || '5432') }
  const open = new Set<Socket>()
  const gate = { isShut: false, tries: [] as number[], greetings: [] as string[], isMute: false }
  const server = createServer((socket) => {
    gate.tries.push(performance.now())
    if (gate.isShut) return socket.destroy()
    const beyond = connect(target)
    socket.once('data', (greeting) => gate.greetings.push(greeting.toString('latin1')))
    for (const [from, to] of [
      [socket, beyond],
      [beyond, socket],
    ] as const) {
      open.add(from)
      from.on('error', () => {}).on('data', (part) => gate.isMute || to.write(part))
      from.on('close', () => to.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  url.hostname = '127.0.0.1'
  url.port = String(address !== null && typeof address === 'object' ? address.port : 0)
  url.search = ''
  const shut = () => {
    gate.isShut = true
    for (const socket of open) socket.destroy()
  }
  return { gate, shut, url: url.href }
}

it('tries again one at a time while the server is away, and hears of what came when it is back', async () => {
  const { gate, shut, url } = await openGate()
  const store = await openStore(url)
  let notices = 0
  const listening = await store.events.onGrowth(() => (notices += 1), NEVER_MS)
  onTestFinished(async () => {
    await listening.close()
    await store.close()
  })
  expect(notices).toBe(1)

  shut()
  gate.tries = []
  await vi.waitFor(() => expect(gate.tries.length).toBeGreaterThanOrEqual(4), PATIENCE)
  const gaps = gate.tries.slice(1).map((time, at) => time - (gate.tries[at] ?? 0))
  for (const gap of gaps) expect(gap).toBeGreaterThan(RECONNECT_MS * 0.8)

  gate.isShut = false
  await vi.waitFor(() => expect(notices).toBe(2), PATIENCE)
  const teller = new Client({ connectionString: url })
  await teller.connect()
  onTestFinished(() => teller.end())
  await teller.query('notify copydesk_log')
  await vi.waitFor(() => expect(notices).toBe(3), PATIENCE)
})

it('rejects where it cannot listen at all, and lets go', async () => {
  const { gate, shut, url } = await openGate()
  const store = await openStore(url)
  onTestFinished(() => store.close())
  shut()
  gate.tries = []
  await expect(store.events.onGrowth(() => {}, NEVER_MS)).rejects.toThrow()
  expect(gate.tries).toHaveLength(1)
})

it('is told of a server that is gone as all others are, and looks at each tick where it is told nothing', async () => {
  const { gate, url } = await openGate()
  const store = await openStore(url)
  gate.greetings = []
  const keptAlive = vi.spyOn(Socket.prototype, 'setKeepAlive')
  let looks = 0
  const listening = await store.events.onGrowth(() => (looks += 1), 20)
  onTestFinished(async () => {
    keptAlive.mockRestore()
    gate.isMute = false
    await listening.close()
    await store.close()
  })
  expect(gate.greetings.join('')).toContain('client_connection_check_interval=5s')
  expect(keptAlive).toHaveBeenCalledWith(true, 10_000)
  gate.isMute = true
  await vi.waitFor(() => expect(looks).toBeGreaterThan(3), PATIENCE)
})
