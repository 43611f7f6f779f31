import { isIP } from 'node:net'
import type { LookupAddress, LookupOptions } from 'node:dns'
import { type AllowedHosts, portOf } from './allowed-hosts.ts'
import { refusalOfAddress } from './refused-ranges.ts'

/** Every address a name has. `isAllowed`: the operator vouches for it. */
export type Resolve = (hostname: string, isAllowed: boolean) => Promise<string[]>

type LookupCallback = (error: Error | null, address: string | LookupAddress[], family?: number) => void
type Lookup = (hostname: string, options: LookupOptions, callback: LookupCallback) => void

/** Thrown into the connection attempt, because that is the only way out of a lookup. */
export class RefusedAddress extends Error {}

export type Guard = {
  /** Why a URL must not be opened, as far as its text tells; null where it may. */
  refusal(url: URL): string | null
  /**
   * The lookup for connections to one origin. The addresses it answers with are the ones dialled, so a name that
   * changes its mind afterwards (DNS rebinding) gains nothing. Literal addresses never reach a lookup: `refusal` has
   * to be asked first, on every hop.
   */
  lookupFor(origin: URL): Lookup
  /** Why a connection that was made for an origin must not be used, by the address at its other end; else null. */
  refusalOfDialled(origin: URL, address: string): string | null
}

/** Keeps fetches on the public internet, except for the hosts the operator allows. */
export function createGuard(options: { allowed: AllowedHosts; allowedPorts: number[]; resolve: Resolve }): Guard {
  const { allowed, resolve } = options
  const ports = new Set(options.allowedPorts.map(String))

  async function addressesOf(hostname: string, anyAddress: boolean): Promise<LookupAddress[]> {
    const addresses = isLocalhost(hostname) ? ['127.0.0.1'] : await resolve(hostname, anyAddress)
    if (addresses.length === 0) throw new Error(`${hostname} has no address`)
    for (const address of addresses) {
      const refusal = anyAddress ? null : refusalOfAddress(address)
      if (refusal) throw new RefusedAddress(`${hostname}: ${refusal}`)
    }
    return addresses.map((address) => ({ address, family: isIP(address) }))
  }

  return {
    refusal(url) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:') return `${url.protocol} is not http or https`
      if (url.username || url.password) return 'the address carries a user name or password'
      if (url.hostname.endsWith('.')) return `${url.hostname} ends in a dot`
      if (allowed(url)) return null
      if (!ports.has(portOf(url))) return `port ${portOf(url)} is not allowed`
      if (isLocalhost(url.hostname)) return `${url.hostname} is this machine (RFC 6761)`
      const literal = url.hostname.replace(/^\[|\]$/g, '')
      return isIP(literal) ? refusalOfAddress(literal) : null
    },
    refusalOfDialled: (origin, address) => (allowed(origin) ? null : refusalOfAddress(address)),
    lookupFor(origin) {
      const anyAddress = allowed(origin)
      return (hostname, lookup, callback) => {
        void addressesOf(hostname, anyAddress).then(
          (addresses) => answer(addresses, lookup, callback),
          (error: Error) => callback(error, []),
        )
      }
    },
  }
}

function answer(addresses: LookupAddress[], lookup: LookupOptions, callback: LookupCallback): void {
  if (lookup.all) return callback(null, addresses)
  const [first] = addresses
  callback(null, first?.address ?? '', first?.family ?? 0)
}

/** RFC 6761, section 6.3: these names are this machine and never asked of DNS. */
const isLocalhost = (hostname: string) => hostname === 'localhost' || hostname.endsWith('.localhost')
