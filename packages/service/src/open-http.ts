import { createHttp, type Http, type HttpOptions } from '@copydesk/http'
import type { Config } from './config.ts'

type Settings = Pick<Config, 'userAgent' | 'allowHosts' | 'allowPorts' | 'fetchMs' | 'hostAtOnce' | 'hostLimits'>

/** What the timetable of a host lets go is not to be held back, to be let go all at once. */
const mostAtOnce = ({ hostAtOnce, hostLimits }: Settings) =>
  Math.max(hostAtOnce, ...Array.from(hostLimits.values(), ({ atOnce }) => atOnce))

/** The way to the world as it is configured, for feeds, pages and whatever else is asked for. */
export const openHttp = (settings: Settings, more: Pick<HttpOptions, 'signal' | 'robotsKeep' | 'now'> = {}): Http =>
  createHttp({
    userAgent: settings.userAgent,
    allowHosts: settings.allowHosts,
    allowedPorts: settings.allowPorts,
    timeouts: { totalMs: settings.fetchMs },
    connections: mostAtOnce(settings),
    ...more,
  })
