import { createNewsroom } from '@copydesk/newsroom'
import { canonicalUrl, outletOf, stableId } from '@copydesk/news'
import { stageNames } from '@copydesk/pipeline'
import { openStore } from '@copydesk/store'
import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { startNode, temporaryFolder } from '../set-up/command-line.ts'
import { freshDatabase } from '../set-up/database.ts'
import { workLeft } from '../set-up/left-to-do.ts'
import { openOtlpReceiver, type Span } from '../set-up/otlp-receiver.ts'
import { PATIENCE } from '../set-up/patience.ts'

/** A stage a process would do as well; two show that a trace goes from one to another. */
const HALVES = [stageNames.slice(0, 4), stageNames.slice(4)]

const attribute = (span: Span, name: string) => span.attributes.find(({ key }) => key === name)?.value.stringValue

/** The line as two processes that send their traces, on a newsroom's day. Gives the spans, and the entries. */
async function traceADay(env: Record<string, string>) {
  const receiver = await openOtlpReceiver()
  const databaseUrl = await freshDatabase()
  const store = await openStore(databaseUrl)
  const newsroom = createNewsroom({ seed: 41, articles: 4, latency: 0 })
  const server = await newsroom.serve({})
  onTestFinished(async () => {
    await server.close()
    await store.close()
  })
  newsroom.publishUntil(newsroom.dayMinutes)
  for (const address of newsroom.feeds(server.port)) {
    const url = canonicalUrl(address) ?? address
    await store.feeds.add({ id: stableId('feed', url), url, outlet: outletOf(url), intervalSeconds: 3600 }, new Date(0))
  }
  const settings = {
    ...env,
    DATABASE_URL: databaseUrl,
    COPYDESK_ALLOW_HOSTS: newsroom.hosts.join(' '),
    COPYDESK_PORT: '0',
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_BSP_SCHEDULE_DELAY: '200',
  }
  const main = 'services/copydesk/src/main.ts'
  const folders = await Promise.all(HALVES.map(() => temporaryFolder()))
  const halves = HALVES.map((stages, at) =>
    startNode([main, 'start', '--stages', stages.join(','), '--port', '0', '--data', folders[at] ?? ''], {
      env: { ...settings, OTEL_SERVICE_NAME: `half-${at}` },
    }),
  )
  await vi.waitFor(async () => {
    expect((await store.totals.read()).stories).toBeGreaterThan(0)
    expect(await workLeft(store)).toBe(0)
  }, PATIENCE)
  for (const half of halves) half.signal('SIGTERM')
  for (const half of halves) expect((await half.ended).code).toBe(0)
  return { spans: receiver.spans, store }
}

it.each([
  ['Redis', () => ({ REDIS_URL: inject('redisSocket') })],
  ['PostgreSQL', () => ({ REDIS_URL: '' })],
])('one trace leads from a poll to the log, through two processes, on %s', async (_, env) => {
  const { spans, store } = await traceADay(env())
  const byTrace = Map.groupBy(spans, ({ traceId }) => traceId)
  const handled = (own: Span[]) => new Set(own.filter(({ kind }) => kind === 5).map(({ name }) => name))
  const whole = [...byTrace.values()].filter((own) => handled(own).has('process deliver-events'))
  expect(whole.length).toBeGreaterThan(0)
  const wanted = stageNames.filter((name) => name !== 'schedule-feeds').map((name) => `process ${name}`)
  const trace = whole.find((own) => wanted.every((name) => handled(own).has(name)))
  expect(trace, 'a trace with every stage').toBeDefined()

  // It hangs together: it begins with the poll, and every other span has its parent in it.
  const ids = new Set(trace!.map(({ spanId }) => spanId))
  const roots = trace!.filter(({ parentSpanId }) => !parentSpanId || !ids.has(parentSpanId))
  expect(roots.map(({ name }) => name)).toEqual(['process poll-feed'])
  expect(new Set(trace!.map(({ service }) => service))).toEqual(new Set(['half-0', 'half-1']))

  // It is found by an entry's id, as the log is.
  const entryId = attribute(
    trace!.find(({ name }) => name === 'process deliver-events')!,
    'copydesk.entryId',
  )
  expect(await store.entries.byId(entryId ?? '')).not.toBeNull()
  const fetched = trace!.filter((span) => span.name === 'process fetch-page')
  expect(fetched.map((span) => attribute(span, 'copydesk.entryId'))).toContain(entryId)

  // Neither the clock nor a worker that waits is a trace.
  expect(spans.filter(({ name }) => name.includes('schedule-feeds') || name.startsWith('getNextJob'))).toEqual([])
})

// The interface, without anything behind it, is loaded by prom-client.
it('loads nothing of OpenTelemetry where the environment does not ask for it', async () => {
  const telling = `import { registerHooks } from 'node:module'
    registerHooks({ resolve: (name, context, next) => {
      if (/opentelemetry\\/(?!api$)|bullmq-otel/.test(name)) process.stderr.write('loads ' + name + '\\n')
      return next(name, context)
    } })`
  const start = async (env: Record<string, string>) => {
    const hooks = `data:text/javascript,${encodeURIComponent(telling)}`
    const stage = startNode(['--import', hooks, 'services/deliver-events/src/main.ts'], {
      env: { DATABASE_URL: await freshDatabase(), ...env },
    })
    await vi.waitFor(() => expect(stage.stderr()).toContain('"started"'), PATIENCE)
    stage.signal('SIGTERM')
    const { stderr } = await stage.ended
    return stderr.match(/loads .*/g) ?? []
  }
  expect(await start({})).toEqual([])
  expect(await start({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_SDK_DISABLED: 'true' })).toEqual([])
  expect((await start({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' })).length).toBeGreaterThan(0)
})
