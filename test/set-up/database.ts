import { randomUUID } from 'node:crypto'
import { createDatabase } from '@copydesk/store'
import { inject } from 'vitest'

const unique = () => randomUUID().replaceAll('-', '').slice(0, 16)

/** A new, empty database on the run's PostgreSQL: one for each test file. Gives its address. */
export function freshDatabase(): Promise<string> {
  return createDatabase(inject('postgresUrl'), `test_${unique()}`)
}

/** A prefix for the keys of one test file in the run's Redis. */
export function redisPrefix(): string {
  return `test-${unique()}`
}
