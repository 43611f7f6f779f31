import { describe, expect, it } from 'vitest'
import { refusalOfAddress } from './refused-ranges.ts'

const listed = (text: string) => text.trim().split(/\s+/)

/** First and last address of ranges, and something inside. */
const REFUSED = listed(`
  0.0.0.0 0.255.255.255 10.0.0.0 10.255.255.255 100.64.0.0 100.100.100.200 100.127.255.255 127.0.0.1
  127.255.255.255 168.63.129.16 169.254.0.0 169.254.169.254 172.16.0.0 172.31.255.255 192.0.0.0 192.0.0.192
  192.0.2.1 192.88.99.1 192.168.0.0 192.168.255.255 198.18.0.0 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1
  239.255.255.255 240.0.0.1 255.255.255.255 :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:7f00:1
  64:ff9b::7f00:1 64:ff9b::8.8.8.8 64:ff9b:1::1 100::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1
  2002:7f00:1:: 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 febf::1 fec0::1 ff02::1 4000::1 1::
  1.2.3 [2606:4700::1]
`)
const PUBLIC = listed(`
  1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0 172.15.255.255
  172.32.0.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255 2606:4700::1 2a00:1450::1
  2001:4860:4860::8888 2400:cb00::1
`)

describe('refusalOfAddress', () => {
  it.each([...REFUSED, 'not an address', ''])('refuses %s', (address) =>
    expect(refusalOfAddress(address)).toMatch(/not/),
  )
  it.each(PUBLIC)('lets %s through', (address) => expect(refusalOfAddress(address)).toBeNull())

  it('names the range and its source', () => {
    expect(refusalOfAddress('169.254.169.254')).toContain('RFC 3927')
    expect(refusalOfAddress('64:ff9b::1')).toContain('NAT64')
  })
})
