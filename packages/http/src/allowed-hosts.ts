import { isIPv6 } from 'node:net'

/** Does the operator vouch for this address's host? */
export type AllowedHosts = (url: URL) => boolean

const DEFAULT_PORTS: Record<string, string> = { 'http:': '80', 'https:': '443' }

export const portOf = (url: URL) => url.port || (DEFAULT_PORTS[url.protocol] ?? '')

/**
 * Reads entries of the form `host` (any port) or `host:port`. Hosts match exactly, after the URL standard's spelling
 * rules (case, IDNA, IPv4 and IPv6 notations). Throws where an entry is anything else, such as a URL or a wildcard.
 */
export function allowedHosts(entries: string[]): AllowedHosts {
  const hosts = new Set(entries.map(spelledOut))
  return (url) => hosts.has(url.hostname) || hosts.has(`${url.hostname}:${portOf(url)}`)
}

function spelledOut(entry: string): string {
  const host = isIPv6(entry) ? `[${entry}]` : entry
  const url = /[/?#@\\*\s]/.test(host) ? null : URL.parse(`http://${host}`)
  if (!url) throw new TypeError(`allowed host "${entry}": write a host name or host:port, such as news.internal:8080`)
  const namesPort = /:\d+$/.test(host)
  return namesPort ? `${url.hostname}:${portOf(url)}` : url.hostname
}
