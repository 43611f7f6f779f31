import type { CloudEvent } from '@copydesk/pipeline'
import { describe, expect, it } from 'vitest'
import { wrongWith } from './consumed.ts'

const event = (sequence: number, subject = 'a') =>
  ({ id: `id-${sequence}`, sequence: String(sequence), subject }) as CloudEvent
const log = [event(1), event(2, 'b'), event(3)]

describe('wrongWith', () => {
  it('finds nothing where all came once and in order', () => {
    expect(wrongWith({ kind: 'SSE', got: log }, log)).toEqual([])
  })

  it('finds what is missing, came twice, is not in the log, or out of order', () => {
    const got = [event(3), event(1), event(1), event(9)]
    expect(wrongWith({ kind: 'SSE', got }, log)).toEqual([
      'SSE: 1 missing',
      'SSE: 1 not in the log',
      'SSE: 1 twice',
      'SSE: 1 out of order',
    ])
  })

  it('asks of webhooks for the order within a subject only', () => {
    expect(wrongWith({ kind: 'webhook', got: [event(2, 'b'), event(1), event(3)] }, log)).toEqual([])
    expect(wrongWith({ kind: 'webhook', got: [event(2, 'b'), event(3), event(1)] }, log)).toEqual([
      'webhook: 1 out of order',
    ])
  })
})
