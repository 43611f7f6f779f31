import { describe, expect, it } from 'vitest'
import { crossSite } from './cross-site.ts'

const json = { 'content-type': 'application/json', host: '127.0.0.1:7070' }

describe('what may have come from another site', () => {
  it.each([
    ['an own page', 'POST', { ...json, origin: 'http://127.0.0.1:7070' }, null],
    ['a program', 'POST', json, null],
    ['a program that deletes', 'DELETE', { host: '127.0.0.1:7070' }, null],
    ['a page that was allowed', 'POST', { ...json, origin: 'https://desk.example' }, null],
    ['reading', 'GET', { host: '127.0.0.1:7070', origin: 'https://evil.example' }, null],
    ['another page', 'POST', { ...json, origin: 'https://evil.example' }, 403],
    ['another port', 'POST', { ...json, origin: 'http://127.0.0.1:8080' }, 403],
    ['a page that hides its origin', 'POST', { ...json, origin: 'null' }, 403],
    ['a page of an old browser', 'DELETE', { ...json, 'sec-fetch-site': 'cross-site' }, 403],
    ['a form', 'POST', { ...json, 'content-type': 'text/plain; x=application/json' }, 415],
    ['a form without a type', 'POST', { host: '127.0.0.1:7070' }, 415],
  ] as const)('%s', (_who, method, headers, status) => {
    expect(crossSite(method, headers, ['https://desk.example'])?.status ?? null).toBe(status)
  })
})
