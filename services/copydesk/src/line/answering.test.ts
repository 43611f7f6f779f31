import { createServer, type AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { openAnsweringStore } from './answering.ts'

/** A server that refuses each connection as PostgreSQL does (its protocol's ErrorResponse). */
async function refusing(code: string, message: string): Promise<string> {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`)
  const length = Buffer.alloc(4)
  length.writeInt32BE(fields.length + length.length)
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(Buffer.concat([Buffer.from('E'), length, fields])))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `postgresql://reader@127.0.0.1:${(server.address() as AddressInfo).port}/news`
}

it.each([
  ['57P03', 'the database system is starting up', 'try again in a moment'],
  ['28P01', 'password authentication failed for user "reader"', 'see DATABASE_URL'],
])('says of a server that answers %s what to do', async (code, message, mend) => {
  const url = await refusing(code, message)
  const where = new URL(url).host
  await expect(openAnsweringStore(url)).rejects.toThrow(`PostgreSQL at ${where} cannot be used: ${message}; ${mend}`)
})
