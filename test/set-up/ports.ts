import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { PATIENCE } from './patience.ts'

const LOOK_MS = 500
/** Below those that systems give to whoever asks for any (Linux: 32768 to 60999): nobody is given one of them by chance meanwhile. */
const [FROM, TO] = [20_000, 32_000]

const isTaken = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

/**
 * Listens at a port that is known before. Somebody's connection may begin at it just then, or have ended there within the last minute: it is
 * waited for.
 */
export async function whenFree<T>(listen: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE.timeout
  for (;;) {
    try {
      return await listen()
    } catch (error) {
      if (!isTaken(error) || performance.now() > until) throw error
      await wait(LOOK_MS)
    }
  }
}

/** A port for a server that cannot be told to take any. */
export async function freePort(): Promise<number> {
  const port = FROM + Math.floor(Math.random() * (TO - FROM))
  const server = createServer()
  const isFree = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => resolve(true))
  })
  if (!isFree) return freePort()
  await new Promise((resolve) => server.close(resolve))
  return port
}
