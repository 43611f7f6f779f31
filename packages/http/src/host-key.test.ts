import { expect, it } from 'vitest'
import { hostKey } from './host-key.ts'

it.each([
  ['HTTPS://News.Example:443/a?b', 'news.example'],
  ['http://news.example:8080/', 'news.example:8080'],
  ['http://[2606:4700::1]/', '[2606:4700::1]'],
  ['http://BÜCHER.example/', 'xn--bcher-kva.example'],
  ['no address', ''],
])('hostKey of %s is %s', (url, key) => expect(hostKey(url)).toBe(key))
