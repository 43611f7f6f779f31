import { describe, expect, it } from 'vitest'
import { keepRunning, type Starting } from './keep-running.ts'

/** A server that ends when told to, by who made it or from outside. */
function madeUp() {
  const ending = Promise.withResolvers<void>()
  let closes = 0
  return {
    ended: ending.promise,
    end: () => ending.resolve(),
    close: async () => {
      closes += 1
      ending.resolve()
    },
    closes: () => closes,
  }
}

describe('keepRunning', () => {
  it('starts one that ended unasked again, and goes on trying where it does not start', async () => {
    const servers: ReturnType<typeof madeUp>[] = []
    const lines: string[] = []
    const third = Promise.withResolvers<void>()
    let starts = 0
    const start = async () => {
      starts += 1
      if (starts === 2) throw new Error('the disk is full')
      const server = madeUp()
      servers.push(server)
      if (servers.length === 2) third.resolve()
      return server
    }
    const kept = await keepRunning(start, (line) => lines.push(line))
    expect(kept.first).toBe(servers[0])
    servers[0]?.end()
    await third.promise
    await kept.close()
    expect(servers).toHaveLength(2)
    expect(servers[1]?.closes()).toBe(1)
    expect(lines).toEqual([
      'ended unasked; it is started again in 0.1 s',
      'does not start: the disk is full; it is started again in 0.2 s',
    ])
  })

  it('leaves one that was told to end alone, and ends one that was just starting', async () => {
    const [first, second] = [madeUp(), madeUp()]
    const [asked, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    let starts = 0
    const start = async () => {
      starts += 1
      if (starts === 1) return first
      asked.resolve()
      await gate.promise
      return second
    }
    const kept = await keepRunning(start, () => {})
    first.end()
    await asked.promise
    const closed = kept.close()
    gate.resolve()
    await closed
    expect([starts, second.closes()]).toEqual([2, 1])
  })

  it('waits for no start that takes for ever when told to end, and says of each whether it ran before', async () => {
    const server = madeUp()
    const asked = Promise.withResolvers<void>()
    const seen: (boolean | undefined)[] = []
    const start = ({ again, signal }: Starting) => {
      seen.push(again)
      if (!again) return Promise.resolve(server)
      asked.resolve()
      return new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(new Error('had enough'))))
    }
    const lines: string[] = []
    const kept = await keepRunning(start, (line) => lines.push(line))
    server.end()
    await asked.promise
    await kept.close()
    expect(seen).toEqual([undefined, true])
    expect(lines).toEqual(['ended unasked; it is started again in 0.1 s'])
  })

  it('says so where the first does not start', async () => {
    const start = async () => {
      throw new Error('no program')
    }
    await expect(keepRunning(start, () => {})).rejects.toThrow('no program')
  })
})
