import { createHttp, type Http } from '@copydesk/http'
import type { Config } from './config.ts'

type Settings = Pick<Config, 'userAgent' | 'allowHosts' | 'allowPorts' | 'fetchMs'>

/** The way to the world as it is configured, for feeds, pages and whatever else is asked for. */
export const openHttp = ({ userAgent, allowHosts, allowPorts, fetchMs }: Settings, signal?: AbortSignal): Http =>
  createHttp({
    userAgent,
    allowHosts,
    allowedPorts: allowPorts,
    timeouts: { totalMs: fetchMs },
    ...(signal ? { signal } : {}),
  })
