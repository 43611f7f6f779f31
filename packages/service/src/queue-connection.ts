import type { QueueConnection } from '@copydesk/queue'
import type { Config } from './config.ts'

/**
 * Where the queues are: a Redis of one's own at this socket; else those that the environment names, Redis at REDIS_URL or the store's
 * PostgreSQL. A Redis may be shared by several installations, each under its own name.
 */
export const queueConnection = (
  config: Config,
  databaseUrl: string,
  installation: string,
  own?: { socket: string },
): QueueConnection => ({
  ...whereabouts(config, databaseUrl, installation, own),
  lockMs: config.lockMs,
  bound: config.queueBound,
})

function whereabouts(
  config: Config,
  databaseUrl: string,
  installation: string,
  own: { socket: string } | undefined,
): QueueConnection {
  const events = streamPlace(config, installation)
  if (own) return { kind: 'redis', address: own, events }
  const { redisUrl: url, redisTls: tls } = config
  if (!url) return { kind: 'postgres', url: databaseUrl }
  return { kind: 'redis', address: { url, tls }, prefix: `copydesk-${installation}`, events }
}

/** Where the log is mirrored in Redis. */
const streamPlace = (
  { eventsStream, eventsStreamLength }: Pick<Config, 'eventsStream' | 'eventsStreamLength'>,
  installation: string,
) => ({ key: eventsStream, owner: installation, length: eventsStreamLength })
