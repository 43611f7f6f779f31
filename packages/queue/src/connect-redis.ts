import { readFileSync } from 'node:fs'
import { Redis, type RedisOptions } from 'ioredis'

/** Files in PEM: whose certificates a Redis is believed by, and what this client shows of itself where it is asked for it. */
export type TlsFiles = { ca?: string; cert?: string; key?: string }

/** `tls`: for an address that begins with rediss://, where the system's authorities are not enough. */
export type RedisAddress = { url: string; tls?: TlsFiles } | { socket: string }

type Manner = Required<Pick<RedisOptions, 'maxRetriesPerRequest' | 'retryStrategy'>> &
  Partial<Record<'connectTimeout' | 'commandTimeout', number>> & { lazyConnect?: boolean }

/** Throws where a file cannot be read. */
export function connectRedis(address: RedisAddress, options: Manner): Redis {
  if ('socket' in address) return new Redis(address.socket, options)
  if (!address.url.startsWith('rediss:')) return new Redis(address.url, options)
  const files = Object.entries(address.tls ?? {}).map(([name, file]) => [name, readFileSync(file)])
  return new Redis(address.url, { ...options, tls: Object.fromEntries(files) })
}
