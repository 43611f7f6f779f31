import type { QueueConnection } from '@copydesk/queue'
import type { Config } from './config.ts'

/**
 * Where the queues are that the environment names: Redis at REDIS_URL, else the store's PostgreSQL. A Redis may be shared
 * by several installations, each under its own name.
 */
export const queueConnection = (config: Config, databaseUrl: string, installation: string): QueueConnection => ({
  ...whereabouts(config, databaseUrl, installation),
  lockMs: config.lockMs,
  bound: config.queueBound,
})

const whereabouts = (config: Config, databaseUrl: string, installation: string): QueueConnection =>
  config.redisUrl
    ? {
        kind: 'redis',
        address: { url: config.redisUrl, tls: config.redisTls },
        prefix: `copydesk-${installation}`,
        events: streamPlace(config, installation),
      }
    : { kind: 'postgres', url: databaseUrl }

/** Where the log is mirrored in Redis. */
export const streamPlace = (
  { eventsStream, eventsStreamLength }: Pick<Config, 'eventsStream' | 'eventsStreamLength'>,
  installation: string,
) => ({ key: eventsStream, owner: installation, length: eventsStreamLength })
