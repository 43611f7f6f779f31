import { describe, expect, it, vi } from 'vitest'
import { copydesk, skewedBy, startCopydesk, temporaryFolder, valuesOf } from '../set-up/command-line.ts'
import { freshDatabase } from '../set-up/database.ts'
import { PATIENCE } from '../set-up/patience.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

describe('tokens', () => {
  it('are needed where others can ask, are made and ended by commands, and are shown once', async () => {
    const env = { DATABASE_URL: await freshDatabase(), COPYDESK_LISTEN: '0.0.0.0' }
    const data = await temporaryFolder()
    const start = ['start', '--data', data, '--port', '0', '--stages', 'deliver-events']
    const refused = await copydesk(start, { env })
    expect(refused.code).toBe(1)
    expect(refused.stderr.split('\n').filter((line) => line.startsWith('copydesk: '))).toEqual([
      'copydesk: COPYDESK_LISTEN=0.0.0.0 lets others in, and there is no token to know them by: make one with "copydesk tokens add NAME"',
    ])

    const tokens = (...args: string[]) => copydesk(['tokens', ...args, '--data', data], { env })
    const wrong = await tokens('add', 'desk', '--scope', 'all')
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('there are read, write, admin') })
    const [made] = valuesOf<{ name: string; scope: string; token: string }>((await tokens('add', 'desk')).stdout)
    expect(made).toMatchObject({ name: 'desk', scope: 'read' })
    const again = await tokens('add', 'desk')
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('tokens revoke desk') })
    const list = (await tokens('list')).stdout
    expect(valuesOf(list)).toMatchObject([{ name: 'desk', scopes: ['read'], revokedAt: null }])
    expect(list).not.toContain(made?.token.split('_').at(-1))

    const line = startCopydesk(start, { env })
    await vi.waitFor(() => expect(line.stderr()).toMatch(/^desk {4}http/m), PATIENCE)
    const port = /^desk {4}http:\/\/[^:]+:(\d+)/m.exec(line.stderr())?.[1]
    const ask = async (headers: Record<string, string>) =>
      (await fetch(`http://127.0.0.1:${port}/stories`, { headers })).status
    const own = { authorization: `Bearer ${made?.token}` }
    expect([await ask({}), await ask(own)]).toEqual([401, 200])
    expect(await tokens('rotate', 'desk', '--grace', '-1')).toMatchObject({ code: 2 })
    const turn = async (...grace: string[]) => {
      const [turned] = valuesOf<{ scope: string; token: string }>((await tokens('rotate', 'desk', ...grace)).stdout)
      expect(turned).toMatchObject({ name: 'desk', scope: 'read' })
      return { authorization: `Bearer ${turned?.token}` }
    }
    // The first for a day yet; the second not a moment longer.
    const second = await turn()
    const third = await turn('--grace', '0')
    expect([await ask(own), await ask(second), await ask(third)]).toEqual([200, 401, 200])
    expect((await tokens('revoke', 'desk')).code).toBe(0)
    expect([await ask(own), await ask(third)]).toEqual([401, 401])
    expect((await tokens('rotate', 'desk')).stderr).toContain('there is no token desk')
    expect((await tokens('revoke', 'desk')).stderr).toContain('there is no token desk')
    line.signal('SIGTERM')
    expect((await line.ended).code).toBe(0)
  })

  it('hold for as long as they say by the clock of the store, whatever that of the machine shows', async () => {
    const env = { DATABASE_URL: await freshDatabase(), ...skewedBy(-DAY_MS) }
    const data = await temporaryFolder()
    const began = Date.now()
    expect((await copydesk(['tokens', 'add', 'desk', '--data', data], { env })).code).toBe(0)
    const { stdout } = await copydesk(['tokens', 'rotate', 'desk', '--grace', '24', '--data', data], { env })
    const [turned] = valuesOf<{ formerUntil: string }>(stdout)
    expect(Date.parse(turned?.formerUntil ?? '')).toBeGreaterThan(began + DAY_MS - HOUR_MS)
  })
})
