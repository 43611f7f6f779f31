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
  ['its network is gone', failure('connect ENETUNREACH', { code: 'ENETUNREACH', syscall: 'connect' }), true],
  ['ours is down', failure('connect ENETDOWN', { code: 'ENETDOWN', syscall: 'connect' }), true],
  ['its machine is down', failure('connect EHOSTDOWN', { code: 'EHOSTDOWN', syscall: 'connect' }), true],
  ['it was given up', failure('read ECONNABORTED', { code: 'ECONNABORTED', syscall: 'read' }), true],
  ['nobody knows names now', failure('getaddrinfo EAI_AGAIN db', { code: 'EAI_AGAIN', syscall: 'getaddrinfo' }), true],
  ['a key that is there', failure('duplicate key', { code: '23505' }), false],
  ['a file of ours that is not there', failure('no such file', { code: 'ENOENT', syscall: 'open' }), false],
  ['a bug', new TypeError('undefined is not a function'), false],
  ['no error at all', 'gone', false],
])('%s', (_, error, expected) => {
  expect(isOutage(error)).toBe(expected)
})
