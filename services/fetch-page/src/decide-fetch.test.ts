import type { FetchOutcome } from '@copydesk/http'
import { describe, expect, it } from 'vitest'
import { decideFetch } from './decide-fetch.ts'

const gone = (status: 404 | 410): FetchOutcome => ({ type: 'gone', status, reason: `HTTP ${status}` })

describe('a page that is not there', () => {
  it.each([
    ['was never there', { revisionId: null, tries: 0 }, 404, 'reject'],
    ['had a text, and says that it is gone', { revisionId: 'r', tries: 0 }, 410, 'withdrawn'],
    ['had a text, and is not found once', { revisionId: 'r', tries: 0 }, 404, 'try again'],
    ['had a text, and is not found twice', { revisionId: 'r', tries: 1 }, 404, 'withdrawn'],
  ] as const)('%s', (_, entry, status, type) => {
    expect(decideFetch(entry, gone(status)).type).toBe(type)
  })
})
