import { expect, it } from 'vitest'
import { isOutage } from './outage.ts'

const failure = (message: string, more: object = {}) => Object.assign(new Error(message), more)

it.each([
  ['the server shuts down', failure('terminating connection', { code: '57P01' }), true],
  ['its disk is full', failure('could not extend file', { code: '53100' }), true],
  ['a deadlock, time and again', failure('deadlock detected', { code: '40P01' }), true],
  ['it gave up a transaction that stood still', failure('terminating connection', { code: '25P03' }), true],
  ['nobody listens', failure('connect ECONNREFUSED', { code: 'ECONNREFUSED', syscall: 'connect' }), true],
  ['the connection was cut', failure('Connection terminated unexpectedly'), true],
  ['a key that is there', failure('duplicate key', { code: '23505' }), false],
  ['a file of ours that is not there', failure('no such file', { code: 'ENOENT', syscall: 'open' }), false],
  ['a bug', new TypeError('undefined is not a function'), false],
  ['no error at all', 'gone', false],
])('%s', (_, error, expected) => {
  expect(isOutage(error)).toBe(expected)
})
