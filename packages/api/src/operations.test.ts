import { describe, expect, it } from 'vitest'
import { allows, scopes, type Operation } from './operation.ts'
import { operations } from './operations.ts'

describe('scopes', () => {
  it('each allow what stands before them too, and nothing after', () => {
    const allowed = scopes.map((own) => scopes.filter((asked) => allows([own], asked)))
    expect(allowed).toEqual([['read'], ['read', 'write'], ['read', 'write', 'admin']])
    expect(allows([], 'read')).toBe(false)
    expect(allows(['unheard-of'], 'read')).toBe(false)
  })
})

describe('the table of operations', () => {
  const all: [string, Operation][] = Object.entries(operations)

  it('says of each parameter what is allowed, in words', () => {
    for (const [id, { params, query, body }] of all) {
      for (const [name, schema] of [params, query, body].flatMap((part) => Object.entries(part?.shape ?? {}))) {
        expect((schema as { description?: string }).description, `${id} ${name}`).toMatch(/\w/)
      }
    }
  })

  it('has an address once, and names the parameters in it', () => {
    const addresses = all.map(([, { method, path }]) => `${method} ${path}`)
    expect(new Set(addresses).size).toBe(addresses.length)
    for (const [id, { path, params }] of all) {
      expect(
        Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name),
        id,
      ).toEqual(Object.keys(params?.shape ?? {}))
    }
  })
})
