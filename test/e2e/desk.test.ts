import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type Desk } from '../set-up/desk.ts'

const MOST_BYTES = 150_000

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({ seed: 17, articles: 16 })
  await desk.publish(desk.world.newsroom.dayMinutes / 6)
})
afterAll(() => desk.close())

describe('changes asked for over HTTP', () => {
  const ask = (headers: Record<string, string>, body: string) =>
    fetch(`${desk.url}/views/feeds/add`, { method: 'POST', headers, body }).then(({ status }) => status)

  it('are taken from our own page, and from no other', async () => {
    const json = { 'content-type': 'application/json' }
    const body = JSON.stringify({ url: 'https://slipped-in.example/feed' })
    expect(await ask({ 'content-type': 'text/plain' }, body)).toBe(415)
    expect(await ask({ ...json, origin: 'https://evil.example' }, body)).toBe(403)
    expect(await ask({ ...json, 'sec-fetch-site': 'cross-site' }, body)).toBe(403)
    expect((await desk.world.service.store.feeds.list()).some(({ outlet }) => outlet === 'slipped-in.example')).toBe(
      false,
    )
    expect(await ask({ ...json, origin: desk.url }, '{"url":"javascript:alert(1)"}')).toBe(400)
  })
})

describe('the list of stories', () => {
  it('counts sources as the page of each story does', async () => {
    const read = async <T>(path: string) => (await (await fetch(`${desk.url}${path}`)).json()) as T
    const { stories } = await read<{ stories: { id: string; sources: number }[] }>('/views/stories?by=sources')
    expect(stories.length).toBeGreaterThan(3)
    for (const { id, sources } of stories) {
      const told = await read<{ sources: { independent: unknown[] } }>(`/stories/${id}`)
      expect(sources).toBe(told.sources.independent.length)
    }
  })
})

describe('the files of the desk', () => {
  it('are small, and are kept by browsers until they change', async () => {
    const html = await (await fetch(desk.url)).text()
    // The stories as feeds are named there too, for feed readers.
    const named = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)]
      .map(([, path = '']) => path)
      .filter((path) => !path.startsWith('/stories.'))
    const style = named.find((path) => path.endsWith('.css'))
    const fonts = [...(await (await fetch(`${desk.url}${style}`)).text()).matchAll(/url\("?([^")]+)/g)].map(
      ([, path = '']) => path,
    )
    expect(fonts.length).toBeGreaterThan(0)
    let sum = gzipSync(html).length
    for (const path of [...named, ...fonts]) {
      const answer = await fetch(`${desk.url}${path}`)
      expect(answer.status, path).toBe(200)
      if (path.startsWith('/assets/')) expect(answer.headers.get('cache-control')).toContain('immutable')
      sum += gzipSync(Buffer.from(await answer.arrayBuffer())).length
    }
    expect(sum).toBeLessThan(MOST_BYTES)
  })

  it('are one document under every address of a view, that lets nothing in but them', async () => {
    const document = await (await fetch(desk.url)).text()
    for (const path of ['/desk/stories', '/desk/stories/any', '/desk/feeds']) {
      const answer = await fetch(`${desk.url}${path}`)
      expect(await answer.text()).toBe(document)
      expect(answer.headers.get('content-security-policy')).toMatch(
        /default-src 'none'; script-src 'self'; style-src 'self'/,
      )
    }
    expect(document).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|style="/)
  })
})
