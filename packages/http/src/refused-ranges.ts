import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * Addresses that are not a public host: the IANA special-purpose registries (RFC 6890), the transition mechanisms that
 * carry an IPv4 address inside, and one cloud platform address that looks public. The first range that holds an
 * address names it.
 */
const REFUSED: [range: string, what: string][] = [
  ['0.0.0.0/8', 'this network, RFC 791'],
  ['10.0.0.0/8', 'private, RFC 1918'],
  ['100.64.0.0/10', 'carrier-grade NAT, RFC 6598'],
  ['127.0.0.0/8', 'loopback, RFC 1122'],
  ['168.63.129.16/32', 'Azure platform services'],
  ['169.254.0.0/16', 'link-local and cloud metadata, RFC 3927'],
  ['172.16.0.0/12', 'private, RFC 1918'],
  ['192.0.0.0/24', 'protocol assignments, RFC 6890'],
  ['192.0.2.0/24', 'documentation, RFC 5737'],
  ['192.88.99.0/24', '6to4 relay, RFC 7526'],
  ['192.168.0.0/16', 'private, RFC 1918'],
  ['198.18.0.0/15', 'benchmarking, RFC 2544'],
  ['198.51.100.0/24', 'documentation, RFC 5737'],
  ['203.0.113.0/24', 'documentation, RFC 5737'],
  ['224.0.0.0/4', 'multicast, RFC 5771'],
  ['240.0.0.0/4', 'reserved and broadcast, RFC 1112'],
  ['::/128', 'unspecified, RFC 4291'],
  ['::1/128', 'loopback, RFC 4291'],
  ['::ffff:0:0/96', 'IPv4-mapped, RFC 4291'],
  ['::ffff:0:0:0/96', 'IPv4-translated, RFC 2765'],
  ['64:ff9b::/96', 'NAT64, RFC 6052'],
  ['64:ff9b:1::/48', 'local-use NAT64, RFC 8215'],
  ['100::/64', 'discard-only, RFC 6666'],
  ['2001::/23', 'protocol assignments, Teredo among them, RFC 2928'],
  ['2001:db8::/32', 'documentation, RFC 3849'],
  ['2002::/16', '6to4, RFC 3056'],
  ['3fff::/20', 'documentation, RFC 9637'],
  ['5f00::/16', 'segment routing, RFC 9602'],
  ['fc00::/7', 'unique local, RFC 4193'],
  ['fe80::/10', 'link-local, RFC 4291'],
  ['fec0::/10', 'site-local, RFC 3879'],
  ['ff00::/8', 'multicast, RFC 4291'],
]

const RANGES = REFUSED.map(([range, what]) => ({ what, subnet: ipaddr.parseCIDR(range) }))

/** IPv6 hands out public addresses from here only (RFC 4291, section 2.4): everything else is refused unseen. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Why an address must not be dialled, or null where it is public unicast.
 * Takes IPv4 in dotted decimal and IPv6 without brackets; anything else is refused.
 */
export function refusalOfAddress(address: string): string | null {
  if (!isIP(address)) return `${address} is not an IP address`
  const parsed = ipaddr.parse(address)
  const range = RANGES.find(({ subnet }) => subnet[0].kind() === parsed.kind() && parsed.match(subnet))
  if (range) return `${address} is not public (${range.what})`
  if (parsed.kind() === 'ipv6' && !parsed.match(GLOBAL_UNICAST)) return `${address} is not global unicast (RFC 4291)`
  return null
}
