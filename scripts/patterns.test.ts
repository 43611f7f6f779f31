import { describe, expect, it } from 'vitest'
import { bounded } from './bounded-patterns.ts'
import { judge } from './judge-pattern.ts'
import { patternsIn } from './patterns-in.ts'

/** What is asked here is found out at once: a busy machine must not make it unknown. */
const PATIENCE = { timeout: 300_000, attackTimeout: 60_000, incubationTimeout: 60_000 }

describe('patternsIn', () => {
  it('finds every literal with its place, and takes nothing else for one', () => {
    const code = [
      'const half = (a: number, b: number) => a / b / 2',
      '// /no/ comment',
      "const text = '/no string/'",
      'export const one: RegExp = /a\\/b[/]c/giu',
      'const two = text.replace(/x/, `${/y/v.source}`) as string',
    ].join('\n')
    expect(patternsIn('a.ts', code)).toEqual([
      { source: 'a\\/b[/]c', flags: 'giu', file: 'a.ts', line: 4 },
      { source: 'x', flags: '', file: 'a.ts', line: 5 },
      { source: 'y', flags: 'v', file: 'a.ts', line: 5 },
    ])
  })
})

describe('judge', () => {
  it.each(['^(a+)+$', '(?:a|aa)+$', '^\\s*(.*)\\s*$x', '\\s+$'])('takes %s for a trap', async (source) => {
    expect(await judge({ source, flags: '' }, PATIENCE)).toMatchObject({ type: 'trap', example: expect.any(String) })
  })

  it.each(['^a+$', '^[a-z]{1,20} by', '<[^<>]*>'])('finds nothing in %s', async (source) => {
    expect(await judge({ source, flags: 'u' }, PATIENCE)).toEqual({ type: 'safe' })
  })
})

it('says why of each pattern that is let be', () => {
  for (const [pattern, why] of bounded) {
    expect(pattern).toMatch(/^\/.+\/[dgimsuvy]*$/)
    expect(why.length).toBeGreaterThan(15)
  }
})
