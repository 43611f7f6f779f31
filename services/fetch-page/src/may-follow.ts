import type { Http } from '@copydesk/http'
import { robotsInTurn, type InTurn, type Service } from '@copydesk/service'

/** A redirect is a request like any other: the robots.txt of where it leads is asked. */
export const mayFollow =
  (service: Service, http: Http): NonNullable<InTurn['mayFollow']> =>
  async (url, signal) => {
    for (;;) {
      const allowed = await robotsInTurn(service, http, url, 'hop')
      if (allowed.type === 'allowed') return { type: 'follow', delaySeconds: allowed.crawlDelaySeconds }
      if (allowed.type === 'disallowed') {
        return { type: 'rejected', reason: `robots.txt forbids where it leads (${allowed.rule})` }
      }
      if (allowed.type === 'unreachable' || signal.aborted) {
        return { type: 'throttled', retryAfterMs: null, reason: 'robots.txt of where it leads cannot be read' }
      }
      await service.wait(allowed.until - service.now().getTime(), signal)
    }
  }
