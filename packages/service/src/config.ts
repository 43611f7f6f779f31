import { z } from 'zod'
import { readHostLimits, type HostLimits } from './host-limits.ts'
import { passwordsIn } from './redact.ts'

const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))

const days = (initial: number) => z.coerce.number().positive().default(initial)

/** Unset: for good. Less than a day would end what is still under way. */
const daysOrForGood = z.coerce.number('days').min(1, 'days, 1 or more; unset: for good').optional()

const positive = (initial: number) => z.coerce.number().positive().default(initial)

function asHostLimits(text: string, context: z.RefinementCtx): HostLimits {
  const limits = readHostLimits(text)
  if (typeof limits !== 'string') return limits
  context.addIssue(limits)
  return z.NEVER
}

const DAY_MS = 86_400_000

/** Every setting there is: its variable, its form, its default. */
const settings = z.object({
  DATABASE_URL: z.string().optional(),
  /** The password where DATABASE_URL has none: the driver reads it (https://www.postgresql.org/docs/18/libpq-envars.html). */
  PGPASSWORD: z.string().optional(),
  REDIS_URL: z.string().optional(),
  /** For a rediss:// address, files in PEM: its authority where that is not one of the system's, and a certificate of ours. */
  COPYDESK_REDIS_CA: z.string().optional(),
  COPYDESK_REDIS_CERT: z.string().optional(),
  COPYDESK_REDIS_KEY: z.string().optional(),
  /** Names this installation in the `source` of its events. */
  COPYDESK_INSTANCE: z
    .string()
    .regex(/^[\w.-]+$/, 'letters, digits, dots and dashes')
    .default('local'),
  /** Who to write to about the requests this installation makes. */
  COPYDESK_CONTACT: z.string().default('https://github.com/copydesk/copydesk'),
  COPYDESK_ALLOW_HOSTS: list,
  /** What sites are served on; other ports are other services, which a link must not reach. */
  COPYDESK_ALLOW_PORTS: list
    .transform((ports) => (ports.length > 0 ? ports.map(Number) : [80, 443, 8080, 8443]))
    .pipe(z.array(z.number('ports, comma-separated, e.g. 80,443').int().min(1).max(65535))),
  COPYDESK_HOST_INTERVAL_SECONDS: z.coerce.number().nonnegative().default(1),
  COPYDESK_HOST_AT_ONCE: z.coerce.number().int().positive().default(2),
  COPYDESK_HOST_LIMITS: z.string().default('').transform(asHostLimits),
  COPYDESK_POLL_SECONDS: positive(900),
  COPYDESK_POLL_LEAST_SECONDS: positive(300),
  COPYDESK_POLL_MOST_SECONDS: positive(21_600),
  COPYDESK_TICK_SECONDS: positive(1),
  /** How long work may lie before the sweep announces it again. */
  COPYDESK_SWEEP_SECONDS: positive(30),
  /** How long a job is held for a worker that says nothing, killed or frozen: another takes it after that. */
  COPYDESK_LOCK_SECONDS: positive(30),
  /** How many jobs of a stage may wait in its queue; what is more waits in the store. */
  COPYDESK_QUEUE_BOUND: z.coerce.number('jobs').int().positive().default(5000),
  COPYDESK_RETRY_SECONDS: positive(30),
  COPYDESK_GIVE_UP_HOURS: positive(24),
  COPYDESK_FETCH_SECONDS: positive(60),
  /** Ages, in hours since it was found, at which a page is looked at again for corrections and withdrawals. */
  COPYDESK_RECHECK_HOURS: z
    .string()
    .default('1,6,24,72')
    .transform((text) =>
      text
        .split(',')
        .filter((part) => part.trim() !== '')
        .map(Number),
    )
    .pipe(z.array(z.number('hours, comma-separated, e.g. 1,6,24').positive())),
  /** Texts found further apart than this are not compared. */
  COPYDESK_MATCH_DAYS: z.coerce.number('days').int().positive().default(14),
  /** Owners of outlets besides those known. */
  COPYDESK_OWNERS: z.string().optional(),
  /** How long what feeds announced is remembered after they announce it no more. */
  COPYDESK_KEEP_ANNOUNCED_DAYS: days(90),
  /** How long the documents of feeds are kept as they came. */
  COPYDESK_KEEP_FEED_DOCUMENTS_DAYS: days(7),
  /** How long the log is kept, in whole days of UTC. */
  COPYDESK_KEEP_EVENTS_DAYS: days(90),
  /** How long it is remembered who changed what. */
  COPYDESK_KEEP_AUDIT_DAYS: days(365),
  /** How long the bytes of a page are kept after they were last cleaned, and a text after a newer one came. */
  COPYDESK_KEEP_RAW_DAYS: daysOrForGood,
  COPYDESK_KEEP_REVISIONS_DAYS: daysOrForGood,
  /** An ONNX token classifier to find names by, instead of the built-in model. */
  COPYDESK_NER_MODEL: z.string().optional(),
  /** The Redis Stream that mirrors the log, and about how many events it holds. */
  COPYDESK_EVENTS_STREAM: z.string().min(1).default('copydesk:events'),
  COPYDESK_EVENTS_STREAM_LENGTH: z.coerce.number('events').int().positive().default(100_000),
  COPYDESK_CLEAN_THREADS: z.coerce.number().int().positive().default(2),
  /** Where others reach the console: hubs push feeds to there. */
  COPYDESK_PUBLIC_URL: z
    .string()
    .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), 'an http or https address')
    .transform((text) => text.replace(/(?<!\/)\/+$/, ''))
    .optional(),
  /** Whether who comes from this machine needs a token too: a proxy that says nothing of itself comes from there. */
  COPYDESK_TOKEN_ALWAYS: z.enum(['yes', 'no'], 'yes or no').default('no'),
  /** Origins whose pages may ask the console too, as browsers write them. */
  COPYDESK_ALLOW_ORIGINS: list.pipe(
    z.array(z.string().regex(/^https?:\/\/[^/]+$/, 'origins, e.g. https://desk.example')),
  ),
  /** How long a request to the console may take to be sent. */
  COPYDESK_REQUEST_SECONDS: positive(60),
  /** How many requests a token, or an address without one, may make to the console. */
  COPYDESK_REQUESTS_A_MINUTE: z.coerce.number().int().positive().default(3000),
  COPYDESK_LISTEN: z.string().default('127.0.0.1'),
  COPYDESK_PORT: z.coerce.number().int().min(0).max(65535).default(7070),
  /** Where a process answers probes and tells its metrics, and asks for no token; without it, the console does at its own port, others nowhere. */
  COPYDESK_HEALTH_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  COPYDESK_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

/** The variables there are. */
export const settingNames = Object.keys(settings.shape)

export type Config = {
  databaseUrl: string | null
  redisUrl: string | null
  /** The servers' passwords, which no log may hold. */
  secrets: string[]
  /** Files in PEM by which a Redis over TLS is believed, and believes us. */
  redisTls: { ca?: string; cert?: string; key?: string }
  instance: string
  userAgent: string
  /** Hosts that may be fetched from although their addresses are not public. */
  allowHosts: string[]
  /** The ports of all other hosts that may be fetched from. */
  allowPorts: number[]
  /** The least time between two requests to one host. */
  hostIntervalMs: number
  /** How many requests to one host may be under way. */
  hostAtOnce: number
  /** Hosts with limits of their own, which may be looser or stricter. */
  hostLimits: HostLimits
  /** How often a feed is polled of which nothing is known yet. */
  pollSeconds: number
  /** No feed is polled more often than this, nor, while it answers, less often than that. */
  pollLeastSeconds: number
  pollMostSeconds: number
  tickMs: number
  sweepMs: number
  /** How long a job is held for a worker that says nothing. */
  lockMs: number
  /** How many jobs of a stage may wait in its queue. */
  queueBound: number
  /** The pause after a page's first failure, which doubles; and after how long of nothing else it is given up. */
  retryMs: number
  giveUpMs: number
  /** How long one fetch may take, redirects included. */
  fetchMs: number
  /** Ages at which a page is looked at again, youngest first. */
  recheckMs: number[]
  /** How far apart, in days, two pages may have been found that are compared. */
  matchDays: number
  /** A file of owners, one a line: host, owner, source. */
  ownersFile: string | null
  /** How long feeds' announcements are remembered, and their documents kept. */
  keepAnnouncedMs: number
  keepFeedDocumentsMs: number
  /** How long events are kept in the log. */
  keepEventsMs: number
  keepAuditMs: number
  /** How long bytes and former texts are kept that nothing needs any more; null for good. */
  keepRawMs: number | null
  keepRevisionsMs: number | null
  /** The file of an ONNX token classifier, null for the built-in model. */
  nerModel: string | null
  /** The Redis Stream that mirrors the log, and about how many events it holds. */
  eventsStream: string
  eventsStreamLength: number
  cleanThreads: number
  /** Where others reach the console, without a slash at the end; null where they do not. */
  publicUrl: string | null
  tokenAlways: boolean
  /** Origins whose pages may ask the console beside its own. */
  allowOrigins: string[]
  /** How long a request to the console may take to be sent. */
  requestMs: number
  /** How often a token, or an address without one, may ask the console. */
  requestsPerMinute: number
  /** Where others reach the console, or else where it listens: the schemas of events are there. */
  consoleUrl: string
  listen: string
  port: number
  /** Where a process that runs alone listens for probes; null for nowhere. */
  healthPort: number | null
  logLevel: string
  /** Poll no feed again that was polled since then; null to go on for ever. */
  onceSince: Date | null
}

const EVERYWHERE = new Set(['0.0.0.0', '::', '127.0.0.1', '::1'])

const consoleAt = (listen: string, port: number) =>
  `http://${EVERYWHERE.has(listen) ? 'localhost' : listen.includes(':') ? `[${listen}]` : listen}:${port}`

/** How events are told: by whom, and where their schemas are. */
export const tellsAs = ({ instance, consoleUrl }: Pick<Config, 'instance' | 'consoleUrl'>) =>
  [`/copydesk/${instance}`, consoleUrl] as const

export type ConfigOutcome = { type: 'config'; config: Config } | { type: 'wrong'; reason: string }

const daysInMs = (number: number | undefined) => (number === undefined ? null : number * DAY_MS)

const redisTlsOf = (read: z.output<typeof settings>): Config['redisTls'] => ({
  ...(read.COPYDESK_REDIS_CA && { ca: read.COPYDESK_REDIS_CA }),
  ...(read.COPYDESK_REDIS_CERT && { cert: read.COPYDESK_REDIS_CERT }),
  ...(read.COPYDESK_REDIS_KEY && { key: read.COPYDESK_REDIS_KEY }),
})

/** Compose files and env files set what they have no value for to nothing, and nothing would be read as zero. */
const given = (env: NodeJS.Dict<string>) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))

/** Reads the environment, or says in one line which variable is wrong and how: one that is empty is unset. `over`: variables given otherwise. */
export function readConfig(over: Record<string, string> = {}): ConfigOutcome {
  const env = given({ ...process.env, ...over })
  const parsed = settings.safeParse(env)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const name = String(issue?.path[0] ?? 'environment')
    return { type: 'wrong', reason: `${name}=${env[name] ?? ''} cannot be used: ${issue?.message ?? 'not understood'}` }
  }
  const read = parsed.data
  return {
    type: 'config',
    config: {
      databaseUrl: read.DATABASE_URL ?? null,
      redisUrl: read.REDIS_URL ?? null,
      secrets: [...passwordsIn(read.DATABASE_URL, read.REDIS_URL), ...(read.PGPASSWORD ? [read.PGPASSWORD] : [])],
      redisTls: redisTlsOf(read),
      instance: read.COPYDESK_INSTANCE,
      userAgent: `Copydesk/0.1 (+${read.COPYDESK_CONTACT})`,
      allowHosts: read.COPYDESK_ALLOW_HOSTS,
      allowPorts: read.COPYDESK_ALLOW_PORTS,
      hostIntervalMs: read.COPYDESK_HOST_INTERVAL_SECONDS * 1000,
      hostAtOnce: read.COPYDESK_HOST_AT_ONCE,
      hostLimits: read.COPYDESK_HOST_LIMITS,
      pollSeconds: read.COPYDESK_POLL_SECONDS,
      pollLeastSeconds: read.COPYDESK_POLL_LEAST_SECONDS,
      pollMostSeconds: read.COPYDESK_POLL_MOST_SECONDS,
      tickMs: read.COPYDESK_TICK_SECONDS * 1000,
      sweepMs: read.COPYDESK_SWEEP_SECONDS * 1000,
      lockMs: read.COPYDESK_LOCK_SECONDS * 1000,
      queueBound: read.COPYDESK_QUEUE_BOUND,
      retryMs: read.COPYDESK_RETRY_SECONDS * 1000,
      giveUpMs: read.COPYDESK_GIVE_UP_HOURS * 3_600_000,
      fetchMs: read.COPYDESK_FETCH_SECONDS * 1000,
      recheckMs: read.COPYDESK_RECHECK_HOURS.map((hours) => hours * 3_600_000).toSorted((a, b) => a - b),
      matchDays: read.COPYDESK_MATCH_DAYS,
      ownersFile: read.COPYDESK_OWNERS ?? null,
      keepAnnouncedMs: read.COPYDESK_KEEP_ANNOUNCED_DAYS * DAY_MS,
      keepFeedDocumentsMs: read.COPYDESK_KEEP_FEED_DOCUMENTS_DAYS * DAY_MS,
      eventsStream: read.COPYDESK_EVENTS_STREAM,
      eventsStreamLength: read.COPYDESK_EVENTS_STREAM_LENGTH,
      keepEventsMs: read.COPYDESK_KEEP_EVENTS_DAYS * DAY_MS,
      keepAuditMs: read.COPYDESK_KEEP_AUDIT_DAYS * DAY_MS,
      keepRawMs: daysInMs(read.COPYDESK_KEEP_RAW_DAYS),
      keepRevisionsMs: daysInMs(read.COPYDESK_KEEP_REVISIONS_DAYS),
      nerModel: read.COPYDESK_NER_MODEL ?? null,
      cleanThreads: read.COPYDESK_CLEAN_THREADS,
      publicUrl: read.COPYDESK_PUBLIC_URL ?? null,
      tokenAlways: read.COPYDESK_TOKEN_ALWAYS === 'yes',
      allowOrigins: read.COPYDESK_ALLOW_ORIGINS,
      requestMs: read.COPYDESK_REQUEST_SECONDS * 1000,
      requestsPerMinute: read.COPYDESK_REQUESTS_A_MINUTE,
      consoleUrl: read.COPYDESK_PUBLIC_URL ?? consoleAt(read.COPYDESK_LISTEN, read.COPYDESK_PORT),
      listen: read.COPYDESK_LISTEN,
      port: read.COPYDESK_PORT,
      healthPort: read.COPYDESK_HEALTH_PORT ?? null,
      logLevel: read.COPYDESK_LOG_LEVEL,
      onceSince: null,
    },
  }
}
