import { expect, it } from 'vitest'
import { cachedSeconds, freshSeconds } from './http-freshness.ts'

const NOW = new Date('2026-03-10T12:00:00Z')

it.each<[string, Record<string, string>, number | null]>([
  ['nothing', {}, null],
  ['max-age', { 'cache-control': 'public, max-age=600' }, 600],
  ['max-age in capitals and quotes', { 'cache-control': 'Max-Age="600"' }, 600],
  ['the age an answer has already', { 'cache-control': 'max-age=600', age: '500' }, 100],
  ['an answer older than that', { 'cache-control': 'max-age=600', age: '900' }, 0],
  ['no-cache', { 'cache-control': 'no-cache, max-age=600' }, 0],
  ['no-store', { 'cache-control': 'no-store' }, 0],
  ['s-maxage, which is for others', { 'cache-control': 's-maxage=600' }, null],
  ['a day', { 'cache-control': 'max-age=86400' }, 86_400],
  ['a year, which was meant for pictures', { 'cache-control': 'max-age=31536000' }, null],
  ['Expires in years', { expires: 'Thu, 31 Dec 2037 23:55:55 GMT' }, null],
  ['Expires', { expires: 'Tue, 10 Mar 2026 12:10:00 GMT' }, 600],
  [
    'Expires by the host’s clock',
    { expires: 'Tue, 10 Mar 2026 12:10:00 GMT', date: 'Tue, 10 Mar 2026 12:05:00 GMT' },
    300,
  ],
  ['Expires that has passed', { expires: 'Thu, 01 Jan 1970 00:00:00 GMT' }, 0],
  ['Expires: 0', { expires: '0' }, 0],
  ['max-age before Expires', { 'cache-control': 'max-age=60', expires: 'Tue, 10 Mar 2026 13:00:00 GMT' }, 60],
  ['nonsense', { 'cache-control': 'max-age=soon' }, null],
])('reads %s', (_what, headers, expected) => {
  expect(freshSeconds(headers, NOW)).toBe(expected)
})

it.each<[string, Record<string, string>, number | null]>([
  ['a host itself', { 'cache-control': 'max-age=600' }, null],
  ['a cache', { 'cache-control': 'max-age=600', age: '100' }, 500],
  ['a cache that has it since now', { 'cache-control': 'max-age=600', age: '0' }, 600],
])('counts what is said as a wait where it comes from a cache: %s', (_what, headers, expected) => {
  expect(cachedSeconds(headers, NOW)).toBe(expected)
})
