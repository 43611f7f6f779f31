import { lookup, Resolver } from 'node:dns/promises'
import { readFile, stat } from 'node:fs/promises'
import { setTimeout as after } from 'node:timers/promises'
import type { Resolve } from './guard.ts'
import { readHosts } from './hosts-file.ts'

/** Two seconds, then four, with one server: less than a connection may take. */
const DNS = { timeout: 2000, tries: 2 }
/** RFC 8305, section 3: who knows an IPv4 address does not wait for long whether there are others. It says 50 ms. */
const FURTHER_ADDRESSES_MS = 300

type AskSystem = (hostname: string) => Promise<string[]>

/** Where names are looked up. `servers`: instead of those that the system has. */
type Sources = { hostsFile: string; askSystem: AskSystem; servers?: string[] }

const bySystem: AskSystem = async (hostname) => (await lookup(hostname, { all: true })).map(({ address }) => address)

const SYSTEM: Sources = { hostsFile: '/etc/hosts', askSystem: bySystem }
const SERVERS_FILE = '/etc/resolv.conf'

/**
 * Looks names up as the system does, in the hosts file and then in DNS, but in no thread: the system's own lookup, which is all
 * that `dns.lookup` has, holds one of libuv's four, of which names may have two, until it ends, so that two names whose
 * servers are silent stop those of all other hosts (https://nodejs.org/api/dns.html#implementation-considerations).
 * Names that only this machine or its network knows (search domains, mDNS, other sources of its nsswitch.conf) are asked of it
 * where the operator vouches for them: theirs are few, and no stranger names them.
 */
export function createResolve({ hostsFile, askSystem, servers }: Sources = SYSTEM): Resolve {
  const hosts = whenChanged(hostsFile, readHosts)
  const dns = whenChanged(SERVERS_FILE, () => {
    const resolver = new Resolver(DNS)
    if (servers) resolver.setServers(servers)
    return resolver
  })
  return async (hostname, isAllowed) => {
    const listed = (await hosts()).get(hostname)
    if (listed) return listed
    if (isAllowed && !hostname.includes('.')) return askSystem(hostname)
    const { addresses, failure } = await askDns(await dns(), hostname)
    if (addresses.length > 0) return addresses
    if (isAllowed && failure !== 'ETIMEOUT') return askSystem(hostname)
    if (failure === null) return []
    throw new Error(REASONS[failure] ?? `name lookup failed (${failure})`)
  }
}

const REASONS: Record<string, string> = { ENOTFOUND: 'no such host', ETIMEOUT: 'no answer from DNS in time' }

/** `failure`: the code of an error that is not only that there are no such addresses. */
type Answer = { addresses: string[]; failure: string | null }

const NONE: Answer = { addresses: [], failure: null }

/** IPv4 first: an address of a family that this machine has no way to fails at once, and it is likelier to have that one. */
async function askDns(resolver: Resolver, hostname: string): Promise<Answer> {
  const [four, six] = [answerOf(resolver.resolve4(hostname)), answerOf(resolver.resolve6(hostname))]
  const first = await four
  const further = await (first.addresses.length > 0
    ? Promise.race([six, after(FURTHER_ADDRESSES_MS, NONE, { ref: false })])
    : six)
  return { addresses: [...first.addresses, ...further.addresses], failure: first.failure ?? further.failure }
}

const answerOf = (asked: Promise<string[]>): Promise<Answer> =>
  asked.then(
    (addresses) => ({ addresses, failure: null }),
    (error: NodeJS.ErrnoException) => (error.code === 'ENODATA' ? NONE : { addresses: [], failure: error.code ?? '' }),
  )

/** What is made of a file, made anew when that changes: networks come and go while a process runs. A missing one is empty. */
function whenChanged<Made>(path: string, make: (text: string) => Made): () => Promise<Made> {
  let made: { of: number; value: Made } | null = null
  return async () => {
    const of = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    )
    if (made?.of !== of) made = { of, value: make(await readFile(path, 'utf8').catch(() => '')) }
    return made.value
  }
}
