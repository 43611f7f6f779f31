import { hostKey, type FetchRequest, type Http } from '@copydesk/http'
import { awaitTurn, type Service } from '@copydesk/service'

/** A redirect is a request like any other: the robots.txt of where it leads is asked, and its turn there waited for. */
export const followPolitely =
  (service: Service, http: Http): NonNullable<FetchRequest['beforeHop']> =>
  async (url, signal) => {
    const host = hostKey(url)
    const interval = service.config.hostIntervalMs
    const allowed = await http.robots(url, async () => {
      await awaitTurn(service, host, interval, signal)
      return null
    })
    if (allowed.type === 'disallowed') {
      return { type: 'rejected', reason: `robots.txt forbids where it leads (${allowed.rule})` }
    }
    if (allowed.type !== 'allowed') {
      return { type: 'throttled', retryAfterMs: null, reason: 'robots.txt of where it leads cannot be read' }
    }
    await awaitTurn(service, host, Math.max(interval, (allowed.crawlDelaySeconds ?? 0) * 1000), signal)
    return null
  }
