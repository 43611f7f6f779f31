import type { HostLimit } from '@copydesk/store'
import type { Config } from './config.ts'

/** By host, or host and port, in lower case. */
export type HostLimits = ReadonlyMap<string, HostLimit>

const UNITS_MS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }
const ONE = /^([^=\s]{1,260})=(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h)(?:\/([1-9]\d{0,3}))?$/

/**
 * Reads `example.com=5s/1 news.example:8080=500ms`: for each host the least time between two requests and, after a
 * slash, how many may be under way (1 where it is left out). A string says what is wrong.
 */
export function readHostLimits(text: string): HostLimits | string {
  const limits = new Map<string, HostLimit>()
  for (const part of text.split(/[\s,]+/).filter((one) => one !== '')) {
    const [, host = '', amount, unit = '', atOnce = '1'] = ONE.exec(part) ?? []
    const address = URL.parse(`http://${host}`)
    if (!amount || !address || address.pathname !== '/' || address.username) {
      return `"${part}" is no host's limit: write host=interval/at-once, e.g. example.com=5s/1`
    }
    limits.set(address.host, { intervalMs: Number(amount) * (UNITS_MS[unit] ?? 1), atOnce: Number(atOnce) })
  }
  return limits
}

/** What holds for a host as politeness counts it: its own limit, else that of all. */
export function limitOf(config: Pick<Config, 'hostIntervalMs' | 'hostAtOnce' | 'hostLimits'>, host: string): HostLimit {
  const own = config.hostLimits.get(host) ?? config.hostLimits.get(host.replace(/:\d+$/, ''))
  return own ?? { intervalMs: config.hostIntervalMs, atOnce: config.hostAtOnce }
}
