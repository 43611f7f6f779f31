import { createSocket, type Socket } from 'node:dgram'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttp } from './create-http.ts'
import { type LocalServer, startLocalServer } from './local-server.ts'
import { createResolve } from './resolve-name.ts'

const TYPE_A = 1
const TYPE_AAAA = 28
const NO_ERROR = 0
const NO_SUCH_NAME = 3
const SERVER_FAILED = 2

type Zone = Record<string, { code: number; addresses?: Partial<Record<number, number[]>> }>

/** What the DNS server of these tests says; to all other names it never answers. */
const ZONE: Zone = {
  'good.example': { code: NO_ERROR, addresses: { [TYPE_A]: [127, 0, 0, 1] } },
  'both.example': {
    code: NO_ERROR,
    addresses: { [TYPE_A]: [192, 0, 2, 1], [TYPE_AAAA]: [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1] },
  },
  'newest.example': {
    code: NO_ERROR,
    addresses: { [TYPE_AAAA]: [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2] },
  },
  'bare.example': { code: NO_ERROR },
  'missing.example': { code: NO_SUCH_NAME },
  'broken.example': { code: SERVER_FAILED },
}

/** RFC 1035, section 4.1: the question of a query, and the answer to it. */
function answerTo(query: Buffer): Buffer | null {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  const type = query.readUInt16BE(at + 1)
  const said = ZONE[labels.join('.').toLowerCase()]
  if (!said) return null
  const address = said.addresses?.[type]
  const header = Buffer.from([
    query[0] ?? 0,
    query[1] ?? 0,
    0x81,
    0x80 | said.code,
    0,
    1,
    0,
    address ? 1 : 0,
    0,
    0,
    0,
    0,
  ])
  const record = address ? [0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, address.length, ...address] : []
  return Buffer.concat([header, query.subarray(12, at + 5), Buffer.from(record)])
}

let dns: Socket
let server: LocalServer
let folder: string
let resolve: ReturnType<typeof createResolve>
const askedOfSystem: string[] = []

const resolveWith = (hostsFile: string) =>
  createResolve({
    hostsFile,
    servers: [`127.0.0.1:${dns.address().port}`],
    askSystem: async (hostname) => (askedOfSystem.push(hostname), ['10.0.0.7']),
  })

beforeAll(async () => {
  dns = createSocket('udp4')
  dns.on('message', (query, { port, address }) => {
    const answer = answerTo(query)
    if (answer) dns.send(answer, port, address)
  })
  await new Promise<void>((bound) => dns.bind(0, '127.0.0.1', bound))
  folder = await mkdtemp(join(tmpdir(), 'copydesk-hosts-'))
  await writeFile(
    join(folder, 'hosts'),
    '# this machine\n127.0.0.9\tlisted.example Other.example # and more\n\n::9 listed.example\n',
  )
  resolve = resolveWith(join(folder, 'hosts'))
  server = await startLocalServer({ '/': (response) => response.end('here') })
})
afterAll(async () => {
  await new Promise<void>((closed) => dns.close(() => closed()))
  await server.close()
  await rm(folder, { recursive: true })
})

describe('a name', () => {
  it.each([
    ['listed.example', ['127.0.0.9', '::9']],
    ['other.example', ['127.0.0.9']],
    ['good.example', ['127.0.0.1']],
    ['both.example', ['192.0.2.1', '2001:db8::1']],
    ['newest.example', ['2001:db8::2']],
    ['bare.example', []],
  ])('is looked up in the hosts file and in DNS: %s', async (name, addresses) => {
    expect(await resolve(name, false)).toEqual(addresses)
  })

  it.each([
    ['missing.example', 'no such host'],
    ['broken.example', 'name lookup failed (ESERVFAIL)'],
  ])('that cannot be found out fails with the reason: %s', async (name, reason) => {
    await expect(resolve(name, false)).rejects.toThrow(reason)
  })

  it('is what the hosts file says now', async () => {
    const hostsFile = join(folder, 'changing')
    const changing = resolveWith(hostsFile)
    await expect(changing('missing.example', false)).rejects.toThrow('no such host')
    await writeFile(hostsFile, '127.0.0.8 missing.example\n')
    expect(await changing('missing.example', false)).toEqual(['127.0.0.8'])
  })

  it('that only the system may know is asked of it where it is vouched for, and nowhere else', async () => {
    await expect(resolve('missing.example', false)).rejects.toThrow('no such host')
    expect(await resolve('good.example', true)).toEqual(['127.0.0.1'])
    expect(askedOfSystem).toEqual([])
    expect(await resolve('missing.example', true)).toEqual(['10.0.0.7'])
    expect(await resolve('postgres', true)).toEqual(['10.0.0.7'])
    expect(askedOfSystem).toEqual(['missing.example', 'postgres'])
  })
})

describe('names whose servers never answer', () => {
  it('keep no other host waiting', async () => {
    const { port } = server
    const allowHosts = ['good.example', 'listed.example', '127.0.0.1']
    const http = createHttp({ userAgent: 'a', allowHosts, resolve, timeouts: { connectMs: 60_000 } })
    const end = new AbortController()
    const request = { maxBytes: 100, signal: end.signal }
    const silent = Array.from({ length: 20 }, (_, at) => http.fetch(`http://silent${at}.example/`, request))
    const first = Promise.race(silent.map((fetched) => fetched.then(() => 'a silent name was first')))
    const answered = http.fetch(`http://good.example:${port}/`, request).then(({ type }) => type)
    expect(await Promise.race([answered, first])).toBe('fetched')
    end.abort()
    await Promise.all(silent)
    await http.close()
  })
})
