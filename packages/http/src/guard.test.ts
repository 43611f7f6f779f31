import type { LookupAddress } from 'node:dns'
import { describe, expect, it } from 'vitest'
import { allowedHosts } from './allowed-hosts.ts'
import { createGuard, RefusedAddress, type Resolve } from './guard.ts'

const guardOf = (allow: string[], resolve: Resolve = () => Promise.reject(new Error('asked DNS'))) =>
  createGuard({ allowed: allowedHosts(allow), allowedPorts: [80, 443], resolve })

const refusal = (address: string, ...allow: string[]) => guardOf(allow).refusal(new URL(address))

const listed = (text: string) => text.trim().split(/\s+/)

const looked = (guard: ReturnType<typeof guardOf>, origin: string) =>
  new Promise<LookupAddress[]>((resolve, reject) => {
    const url = new URL(origin)
    guard.lookupFor(url)(url.hostname, { all: true }, (error, found) =>
      error ? reject(error) : resolve(found as LookupAddress[]),
    )
  })

describe('the text of an address', () => {
  it.each(
    listed(`
    http://127.0.0.1/ http://127.1/ http://0x7f.1/ http://0177.0.0.1/ http://2130706433/ http://127.0.0.1./
    http://0x7f000001/ http://017700000001/ http://①②⑦.0.0.1/ http://127%2e0.0.1/ http://0/ http://[::1]/
    http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/ http://[::127.0.0.1]/ http://[::]/
    http://[64:ff9b::a9fe:a9fe]/ http://[2002:7f00:1::]/ http://[fe80::1]/ http://[fd00:ec2::254]/
    http://169.254.169.254/latest/ http://100.64.0.1/ http://10.1.2.3/ https://192.168.1.1/ http://localhost/
    http://LOCALHOST/ http://a.localhost/ http://localhost./ http://news.example./ http://user@news.example/
    http://user:word@news.example/ http://:word@news.example/ http://news.example:8080/ http://news.example:22/
    https://news.example:6379/ ftp://news.example/ file:///etc/passwd gopher://news.example/ data:text/html,hello
    javascript:1
  `),
  )('refuses %s', (address) => expect(refusal(address)).toBeTypeOf('string'))

  it.each(
    listed(`
    http://news.example/ https://news.example/ https://news.example:443/ http://news.example:443/ http://8.8.8.8/
    http://[2606:4700::1]/ https://notlocalhost/
  `),
  )('lets %s through', (address) => expect(refusal(address)).toBeNull())
})

describe('allowed hosts', () => {
  it('may be at any address and any port', () => {
    expect(refusal('http://localhost:8080/', 'localhost')).toBeNull()
    expect(refusal('http://127.0.0.1:9999/', '127.0.0.1')).toBeNull()
    expect(refusal('http://[::1]:9999/', '::1')).toBeNull()
    expect(refusal('http://[::1]:9999/', '[::1]:9999')).toBeNull()
    expect(refusal('http://News.Internal:81/', 'NEWS.internal')).toBeNull()
  })

  it('are held to the port they name', () => {
    expect(refusal('http://127.0.0.1:8080/', '127.0.0.1:8080')).toBeNull()
    expect(refusal('http://127.0.0.1:8081/', '127.0.0.1:8080')).not.toBeNull()
    expect(refusal('http://127.0.0.1/', '127.0.0.1:80')).toBeNull()
    expect(refusal('https://127.0.0.1/', '127.0.0.1:80')).not.toBeNull()
  })

  it('match exactly, not by suffix, and excuse neither scheme nor user name', () => {
    expect(refusal('http://a.localhost/', 'localhost')).not.toBeNull()
    expect(refusal('http://127.0.0.2/', '127.0.0.1')).not.toBeNull()
    expect(refusal('http://me@localhost/', 'localhost')).not.toBeNull()
    expect(refusal('ftp://localhost/', 'localhost')).not.toBeNull()
  })

  it.each(['http://localhost:80', '*.internal', 'a b', 'user@host', 'host/path', '', 'host:99999'])(
    'cannot be written "%s"',
    (entry) => expect(() => allowedHosts([entry])).toThrow('host:port'),
  )
})

describe('names', () => {
  it('are refused when any address they have is not public', async () => {
    const guard = guardOf([], async () => ['93.184.215.14', '10.0.0.1'])
    await expect(looked(guard, 'http://news.example')).rejects.toThrow(RefusedAddress)
  })

  it('are dialled at the addresses that were checked, also when the next answer differs', async () => {
    const answers = [['93.184.215.14'], ['127.0.0.1']]
    const guard = guardOf([], async () => answers.shift() ?? [])
    expect(await looked(guard, 'http://news.example')).toEqual([{ address: '93.184.215.14', family: 4 }])
    await expect(looked(guard, 'http://news.example')).rejects.toThrow('loopback')
    await expect(looked(guard, 'http://news.example')).rejects.toThrow('no address')
  })

  it('of this machine are never asked of DNS', async () => {
    const guard = guardOf(['localhost', 'wire.localhost'])
    expect(await looked(guard, 'http://localhost')).toEqual([{ address: '127.0.0.1', family: 4 }])
    expect(await looked(guard, 'http://wire.localhost:81')).toEqual([{ address: '127.0.0.1', family: 4 }])
    await expect(looked(guard, 'http://other.localhost')).rejects.toThrow(RefusedAddress)
  })

  it('may be anywhere where they are allowed, but only at the port that is', async () => {
    const guard = guardOf(['news.internal:8080'], async () => ['fd00::1'])
    expect(await looked(guard, 'http://news.internal:8080')).toEqual([{ address: 'fd00::1', family: 6 }])
    await expect(looked(guard, 'http://news.internal')).rejects.toThrow(RefusedAddress)
  })

  it('are asked about once more at the other end of the connection', () => {
    const guard = guardOf(['news.internal'])
    expect(guard.refusalOfDialled(new URL('http://news.example'), '10.0.0.1')).toContain('RFC 1918')
    expect(guard.refusalOfDialled(new URL('http://news.example'), '')).toContain('not an IP address')
    expect(guard.refusalOfDialled(new URL('http://news.example'), '93.184.215.14')).toBeNull()
    expect(guard.refusalOfDialled(new URL('http://news.internal'), '10.0.0.1')).toBeNull()
  })

  it('give one address to a caller that wants one', async () => {
    const guard = guardOf([], async () => ['2606:4700::1', '93.184.215.14'])
    const one = await new Promise((resolve) =>
      guard.lookupFor(new URL('http://news.example'))('news.example', {}, (...found) => resolve(found)),
    )
    expect(one).toEqual([null, '2606:4700::1', 6])
  })
})
