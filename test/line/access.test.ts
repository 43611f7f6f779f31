import { request } from 'node:http'
import { consoleService } from '@copydesk/console'
import { createMemoryQueues } from '@copydesk/queue'
import { mintToken, type Config } from '@copydesk/service'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { openWorld, type World } from '../set-up/world.ts'

let world: World
const tokens = new Map<string, string>()

beforeAll(async () => {
  world = await openWorld(createMemoryQueues({ now: () => Date.now(), advanceTo: () => {} }), {
    newsroom: { articles: 1 },
  })
  const asConfigured = { ...world.service.config, listen: '0.0.0.0', port: 0 }
  await expect(consoleService.run({ ...world.service, config: asConfigured })).rejects.toThrow(
    /^COPYDESK_LISTEN=0\.0\.0\.0 lets others in.+"copydesk tokens add NAME"$/,
  )
  for (const scope of ['read', 'write', 'admin']) {
    const { id, hash, text } = mintToken()
    await world.service.store.tokens.add({ id, name: scope, hash, scopes: [scope] }, world.service.now())
    tokens.set(scope, text)
  }
})
afterAll(() => world.close())

/** A console of the test's own, and how it answers. */
async function openConsole(config: Partial<Config>) {
  const running = await consoleService.run({
    ...world.service,
    config: { ...world.service.config, port: 0, ...config },
  })
  onTestFinished(() => running.close())
  const { port } = new URL(running.url)
  /** By Node's own client, which sends whatever Host it is told to. */
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET', body = '') =>
    new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (part: string) => (text += part))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
      })
      asked.on('error', reject).end(body)
    })
  return { port, ask }
}
/** What comes back with time does not come back while a busy machine answers. */
function stopTheClock() {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
}
const bearer = (text = '') => ({ authorization: `Bearer ${text}` })
const basic = (text = '') => ({ authorization: `Basic ${Buffer.from(`anybody:${text}`).toString('base64')}` })
const json = { 'content-type': 'application/json' }
const QUESTION = JSON.stringify({ text: 'What was said here before?' })

describe('a console that listens to this machine alone', () => {
  it('asks for no token, but checks one that is given', async () => {
    const { ask } = await openConsole({})
    expect((await ask('/articles')).status).toBe(200)
    expect((await ask('/articles', bearer(tokens.get('read')))).status).toBe(200)
    expect((await ask('/articles', bearer('nonsense'))).status).toBe(401)
  })

  it('takes nobody for this machine who came by a proxy, or by a name of the world', async () => {
    const { ask, port } = await openConsole({})
    for (const headers of [
      { 'x-forwarded-for': '192.0.2.1' },
      { forwarded: 'for=192.0.2.1' },
      { via: '1.1 proxy' },
      { 'x-real-ip': '192.0.2.1' },
      { host: 'rebound.example' },
      { host: `rebound.example:${port}` },
    ]) {
      expect((await ask('/articles', headers)).status, JSON.stringify(headers)).toBe(401)
      expect((await ask('/articles', { ...headers, ...bearer(tokens.get('read')) })).status).toBe(200)
    }
    for (const host of [`localhost:${port}`, `[::1]:${port}`, `127.0.0.1:${port}`]) {
      expect((await ask('/articles', { host })).status, host).toBe(200)
    }
  })

  it('asks all for a token where others reach it, or it is told to: a proxy may say nothing of itself', async () => {
    for (const config of [{ publicUrl: 'https://desk.example' }, { tokenAlways: true }]) {
      const { ask, port } = await openConsole(config)
      const host = `127.0.0.1:${port}`
      expect((await ask('/articles', { host })).status, JSON.stringify(config)).toBe(401)
      expect((await ask('/articles', { host, ...bearer(tokens.get('read')) })).status).toBe(200)
      expect((await ask('/healthz', { host })).status).toBe(200)
    }
    const { ask } = await openConsole({ publicUrl: 'http://localhost:7070' })
    expect((await ask('/articles')).status).toBe(200)
  })

  it('takes nothing that a page of another site may have sent', async () => {
    const { ask, port } = await openConsole({ allowOrigins: ['https://desk.example'] })
    const post = async (headers: Record<string, string>) => (await ask('/lookup', headers, 'POST', QUESTION)).status
    expect(await post(json)).toBe(200)
    expect(await post({ ...json, origin: `http://127.0.0.1:${port}` })).toBe(200)
    expect(await post({ ...json, origin: 'https://desk.example' })).toBe(200)
    expect(await post({ ...json, origin: 'https://evil.example' })).toBe(403)
    expect(await post({ 'content-type': 'text/plain' })).toBe(415)
    const preflight = { origin: 'https://desk.example', 'access-control-request-method': 'POST' }
    const allowed = await ask('/lookup', preflight, 'OPTIONS')
    expect(allowed).toMatchObject({ status: 204, headers: { 'access-control-allow-origin': 'https://desk.example' } })
    const refused = await ask('/lookup', { ...preflight, origin: 'https://evil.example' }, 'OPTIONS')
    expect(refused.headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('a console that listens to others', () => {
  it('lets in who has a token, and tells others that they need one', async () => {
    const { ask } = await openConsole({ listen: '0.0.0.0' })
    const stranger = await ask('/articles')
    expect(stranger.status).toBe(401)
    expect(stranger.headers['www-authenticate']).toMatch(/^Bearer.+Basic/)
    expect(JSON.parse(stranger.text)).toMatchObject({ status: 401, detail: expect.stringContaining('tokens add') })
    expect((await ask('/', { 'sec-fetch-dest': 'empty' })).headers['www-authenticate']).toBe('Bearer realm="Copydesk"')
    expect((await ask('/articles', bearer(tokens.get('read')))).status).toBe(200)
    expect((await ask('/', basic(tokens.get('read')))).status).toBe(200)
    expect((await ask('/healthz')).status).toBe(200)
    expect((await ask('/websub/nobody')).status).toBe(404)
    const almost = `${tokens.get('read')?.slice(0, -1)}${tokens.get('read')?.endsWith('A') ? 'B' : 'A'}`
    for (const wrong of [almost, tokens.get('read')?.slice(0, -1), '', 'copydesk_0123456789abcdef_']) {
      expect((await ask('/articles', bearer(wrong))).status).toBe(401)
    }
  })

  it('ends a token at once, and keeps no secret', async () => {
    const { ask } = await openConsole({ listen: '0.0.0.0' })
    const { id, hash, text } = mintToken()
    await world.service.store.tokens.add({ id, name: 'brief', hash, scopes: ['read'] }, world.service.now())
    expect((await ask('/totals', bearer(text))).status).toBe(200)
    expect(JSON.stringify(await world.service.store.tokens.list())).not.toContain(text.split('_').at(-1))
    expect(await world.service.store.tokens.revoke('brief', world.service.now())).toBe(true)
    expect((await ask('/totals', bearer(text))).status).toBe(401)
    expect(await world.service.store.tokens.revoke('brief', world.service.now())).toBe(false)
  })

  it('ends the stream of a token that is revoked', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const { port } = await openConsole({ listen: '0.0.0.0' })
    const { id, hash, text } = mintToken()
    await world.service.store.tokens.add({ id, name: 'follower', hash, scopes: ['read'] }, world.service.now())
    const stream = await fetch(`http://127.0.0.1:${port}/events`, {
      headers: { ...bearer(text), accept: 'text/event-stream' },
    })
    const whole = stream.text()
    await vi.advanceTimersByTimeAsync(120_000)
    await world.service.store.tokens.revoke('follower', world.service.now())
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await whole).toContain(': still here')
  })

  it('tells the whole address of a webhook, which may be a secret, only who may change it', async () => {
    const { ask } = await openConsole({ listen: '0.0.0.0' })
    const { webhooks } = world.service.store
    const url = 'https://hook.example/services/SECRET?key=SECRET'
    const { id } = await webhooks.add({ url, types: null, chosen: {}, atOnce: 1 }, world.service.now())
    for (const path of ['/webhooks', `/webhooks/${id}`]) {
      const read = await ask(path, bearer(tokens.get('read')))
      expect(read.text).toContain('"https://hook.example/…"')
      expect(read.text).not.toContain('SECRET')
      expect((await ask(path, bearer(tokens.get('write')))).text).toContain(url)
    }
  })

  it('stops who guesses, and nobody else', async () => {
    stopTheClock()
    const { ask } = await openConsole({ listen: '0.0.0.0' })
    const statuses = new Set<number>()
    for (let guess = 0; guess < 40; guess += 1) statuses.add((await ask('/articles', bearer(mintToken().text))).status)
    expect([...statuses]).toEqual([401, 429])
    expect((await ask('/articles', bearer(tokens.get('read')))).status).toBe(200)
  })
})

describe('how often one may ask', () => {
  it('is told with every answer, and held to for each token alone', async () => {
    stopTheClock()
    const { ask } = await openConsole({ requestsPerMinute: 3 })
    const answers = []
    for (let at = 0; at < 4; at += 1) answers.push(await ask('/healthz', bearer(tokens.get('read'))))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    expect(answers.map(({ headers }) => headers['ratelimit-policy'])).toEqual(Array(4).fill('"minute";q=3;w=60'))
    expect(answers[0]?.headers['ratelimit']).toBe('"minute";r=2;t=20')
    expect(answers[3]?.headers['retry-after']).toBe('20')
    expect(JSON.parse(answers[3]?.text ?? '')).toMatchObject({ status: 429, detail: expect.stringContaining('20 s') })
    expect((await ask('/healthz', bearer(tokens.get('admin')))).status).toBe(200)
    expect((await ask('/healthz')).status).toBe(200)
  })
})
