import { createHttp, type Http, type HttpOptions } from '@copydesk/http'
import type { Config } from './config.ts'

type Settings = Pick<Config, 'userAgent' | 'allowHosts' | 'allowPorts' | 'fetchMs'>

/** The way to the world as it is configured, for feeds, pages and whatever else is asked for. */
export const openHttp = (settings: Settings, more: Pick<HttpOptions, 'signal' | 'robotsKeep' | 'now'> = {}): Http =>
  createHttp({
    userAgent: settings.userAgent,
    allowHosts: settings.allowHosts,
    allowedPorts: settings.allowPorts,
    timeouts: { totalMs: settings.fetchMs },
    ...more,
  })
