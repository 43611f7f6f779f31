import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createNewsroom } from '@copydesk/newsroom'
import { type CloudEvent, stageNames } from '@copydesk/pipeline'
import { openStore, type Totals } from '@copydesk/store'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { copydesk, startCopydesk, temporaryFolder, valuesOf } from '../set-up/command-line.ts'
import { freshDatabase } from '../set-up/database.ts'
import { PATIENCE } from '../set-up/patience.ts'
import { descendants, isAlive } from '../set-up/processes.ts'
import { redisOnPath } from '../set-up/redis-on-path.ts'
import { scoreDay } from '../set-up/score.ts'
import { openSmallSite } from '../set-up/small-site.ts'

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/

const siteFor = async () => {
  const site = await openSmallSite()
  onTestFinished(() => site.close())
  return site
}

const eventsIn = async (file: string) => valuesOf<CloudEvent>(await readFile(file, 'utf8'))
const sequences = (events: CloudEvent[]) => events.map((event) => Number(event.sequence))
const upTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1)

/** How what the store holds compares with the day that the demo's newsroom wrote down. */
async function scoreDemo(folder: string, databaseUrl: string) {
  const day = JSON.parse(await readFile(join(folder, 'newsroom.json'), 'utf8')) as { port: number; startsAt: string }
  const newsroom = createNewsroom({ seed: 1, startsAt: new Date(day.startsAt) })
  const store = await openStore(databaseUrl)
  onTestFinished(() => store.close())
  return scoreDay({ newsroom, port: day.port, store })
}

describe('start --once', () => {
  it('reads a feed to the end, goes on from there the next time, and folds a copy that comes later', async () => {
    const site = await siteFor()
    const data = await temporaryFolder()
    const file = join(data, 'out.ndjson')
    const once = (feed: string) =>
      copydesk(['start', '--once', '--feeds', feed, '--allow-host', '127.0.0.1', '--events', file, '--data', data])

    const first = await once(site.feedUrl)
    expect(first).toMatchObject({ code: 0, signal: null })
    expect(JSON.parse(first.stdout)).toMatchObject({
      entries: 5,
      pages: 5,
      articles: 5,
      copies: 0,
      stories: 5,
      dispositions: { stored: 5, copy: 0, pending: 0, skipped: 0, rejected: 0 },
      quarantined: {},
    })
    const counts = '5 entries found · 5 pages fetched · 5 articles · 0 copies folded · 5 stories'
    expect(first.stderr.split('\n').filter((line) => line === counts)).toHaveLength(1)
    expect(first.stderr).toMatch(/^store {3}PostgreSQL of its own in .+\nqueues {2}/)
    const told = await eventsIn(file)
    expect(sequences(told)).toEqual(upTo(10))
    for (const event of told) {
      expect(event).toMatchObject({ specversion: '1.0', source: '/copydesk/local' })
      expect(event.id).toMatch(ULID)
      expect(event.subject).not.toBe('')
      expect(new Date(event.time).toISOString()).toBe(event.time)
      expect(event.type).toMatch(/^copydesk\.(?:article|story)\.new$/)
    }

    const asked = site.requests.length
    const second = await once(site.feedUrl)
    expect(second.code).toBe(0)
    expect(site.requests.slice(asked)).toEqual([site.feedUrl])
    expect(await eventsIn(file)).toEqual(told)

    const third = await once(site.otherFeedUrl)
    const totals = JSON.parse(third.stdout) as Totals
    expect(totals).toMatchObject({ entries: 6, articles: 5, copies: 1, dispositions: { stored: 5, copy: 1 } })
    const all = await eventsIn(file)
    expect(sequences(all)).toEqual(upTo(all.length))
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(all.slice(told.length)).toMatchObject([
      { type: 'copydesk.article.copied', data: { url: site.copyUrl, of: site.agencyUrl, overlap: { ofThis: 1 } } },
    ])
    expect(site.requests.filter((url) => url === site.agencyUrl)).toHaveLength(1)
  })

  it('gives an article on two hosts two copies in one round', async () => {
    const site = await siteFor()
    const data = await temporaryFolder()
    const list = join(data, 'feeds.txt')
    await writeFile(list, `${site.feedUrl}\n${site.otherFeedUrl}\n`)
    const env = { DATABASE_URL: await freshDatabase() }
    const round = await copydesk(
      ['start', '--once', '--feeds', list, '--allow-host', '127.0.0.1', '--data', data, '--events', '-'],
      { env },
    )
    expect(round).toMatchObject({ code: 0 })
    // Nothing but the events is on standard output.
    const events = valuesOf<CloudEvent>(round.stdout)
    expect(sequences(events)).toEqual(upTo(events.length))
    expect(events.filter(({ type }) => type === 'copydesk.article.new').length).toBe(5)
    expect(events.filter(({ type }) => type === 'copydesk.article.copied').length).toBe(1)
    const trace = JSON.parse((await copydesk(['trace', site.agencyUrl, '--data', data], { env })).stdout) as {
      steps: { outcome: string; detail: { origin?: { name: string } | null } }[]
    }
    const origins = trace.steps.flatMap(({ detail }) => detail.origin?.name ?? [])
    expect(origins).toEqual(['AP'])
  })

  it('runs the demo without feeds, and finds every page its newsroom shows', async () => {
    const data = await temporaryFolder()
    const databaseUrl = await freshDatabase()
    const demo = await copydesk(['start', '--once', '--data', data, '--events', join(data, 'out.ndjson')], {
      env: { DATABASE_URL: databaseUrl },
    })
    expect(demo.code).toBe(0)
    const totals = JSON.parse(demo.stdout) as Totals
    const { pending, stored, copy, skipped, rejected } = totals.dispositions
    expect(pending).toBe(0)
    expect(stored + copy + skipped + rejected).toBe(totals.entries)
    expect(totals.entries).toBeGreaterThan(120)
    expect(copy).toBeGreaterThan(stored)
    expect(sequences(await eventsIn(join(data, 'out.ndjson')))).toEqual(upTo(totals.events))
    const found = await scoreDemo(data, databaseUrl)
    expect(found.lost).toEqual([])
    expect(found.articles).toBeGreaterThan(0.9)
  })
})

describe('start', () => {
  it('ends on Ctrl-C with nothing left behind, keeps its folder to itself, and goes on after a restart', async () => {
    const site = await siteFor()
    const data = await temporaryFolder()
    const env = { ...(await redisOnPath()), COPYDESK_POLL_SECONDS: '1', COPYDESK_HEALTH_PORT: '0' }
    const file = join(data, 'out.ndjson')
    const args = ['start', '--allow-host', '127.0.0.1', '--data', data, '--port', '0', '--events', file]

    const first = startCopydesk([...args, '--feeds', site.feedUrl], { env })
    await vi.waitFor(() => expect(first.stderr()).toContain('5 articles · 0 copies folded · 5 stories'), PATIENCE)
    expect(first.stderr()).toContain('queues  Redis of its own')
    expect(first.stderr()).toContain(`log     ${join(data, 'copydesk.log')}; when it is full, another is begun`)
    const health = /^health {2}(http:\S+)$/m.exec(first.stderr())?.[1]
    const stages = Object.fromEntries(stageNames.map((name) => [name, 'running']))
    expect(await (await fetch(`${health}/healthz`)).json()).toEqual({ status: 'up', stages })
    const processes = await descendants(first.pid)
    expect(processes.map(({ name }) => name)).toEqual(expect.arrayContaining(['postgres', 'redis-server']))

    const second = await copydesk([...args, '--feeds', site.feedUrl], { env })
    expect(second).toMatchObject({ code: 1, stdout: '' })
    expect(second.stderr).toBe(
      `copydesk: ${data} is in use by another Copydesk (process ${first.pid}): stop it, or name another folder with --data\n`,
    )

    first.signal('SIGINT')
    expect(await first.ended).toMatchObject({ code: 0, signal: null })
    await vi.waitFor(() => expect(processes.filter(isAlive)).toEqual([]), PATIENCE)
    for (const left of ['running.json', 'lock']) expect(existsSync(join(data, left))).toBe(false)

    const restarted = startCopydesk([...args, '--feeds', site.otherFeedUrl], { env })
    await vi.waitFor(() => expect(restarted.stderr()).toContain('5 articles · 1 copy folded · 5 stories'), PATIENCE)
    restarted.signal('SIGTERM')
    expect(await restarted.ended).toMatchObject({ code: 0, signal: null })
    const events = await eventsIn(file)
    expect(sequences(events)).toEqual(upTo(11))
    expect(site.requests.filter((url) => !/\/(?:feed\.xml|robots\.txt)$/.test(url))).toHaveLength(6)
  })

  it('says in one line what is wrong with what it was given', async () => {
    const data = await temporaryFolder()
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void taken.close())
    const { port } = taken.address() as AddressInfo
    const env = { DATABASE_URL: await freshDatabase() }
    const cases: { args: string[]; env?: Record<string, string>; code: number; says: RegExp }[] = [
      { args: ['--stages', 'nonsense'], code: 2, says: /no stage nonsense; there are schedule-feeds, / },
      { args: ['--port', '99999'], code: 2, says: /--port 99999/ },
      { args: ['--port', 'x'], code: 2, says: /--port x/ },
      { args: ['--feeds', 'missing.opml'], code: 2, says: /missing\.opml cannot be read: there is no such file/ },
      { args: ['--port', String(port)], code: 1, says: new RegExp(`port ${port} is taken`) },
      {
        args: ['--port', '0'],
        env: { COPYDESK_HEALTH_PORT: String(port) },
        code: 1,
        says: new RegExp(`port ${port} is taken: set COPYDESK_HEALTH_PORT to another`),
      },
      { args: ['--events', '/no/such/folder/x', '--port', '0'], code: 1, says: /--events \/no\/such\/folder\/x/ },
    ]
    for (const { args, code, says, ...more } of cases) {
      const ended = await copydesk(['start', '--data', data, ...args], { env: { ...env, ...more.env } })
      expect({ args, code: ended.code, stdout: ended.stdout }).toEqual({ args, code, stdout: '' })
      const complaints = ended.stderr.split('\n').filter((line) => line.startsWith('copydesk: '))
      expect(complaints).toEqual([expect.stringMatching(says)])
      expect(ended.stderr).not.toMatch(/^\s+at /m)
    }
  })

  it('names what cannot be reached', async () => {
    const data = await temporaryFolder()
    const env = { DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' }
    const ended = await copydesk(['start', '--once', '--data', data], { env })
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toBe(
      'copydesk: PostgreSQL at 127.0.0.1:1 cannot be used: connect ECONNREFUSED 127.0.0.1:1; see DATABASE_URL\n',
    )
  })
})
