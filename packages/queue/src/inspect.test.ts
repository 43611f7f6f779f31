import { type AddressInfo, createServer } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { inspectPostgresQueues } from './inspect.ts'

// https://www.postgresql.org/docs/current/protocol-message-formats.html: AuthenticationOk, ReadyForQuery
const WELCOME = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49])

it('says in an error that the connection was cut while it asked', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.write(WELCOME)
      socket.once('data', () => socket.destroy())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const url = `postgres://ada@127.0.0.1:${port}/desk`
  await expect(inspectPostgresQueues({ kind: 'postgres', url })).rejects.toThrow('terminated')
})
