/**
 * Classes of SQLSTATE that tell of the server and not of what was asked (PostgreSQL, Appendix A): 08 connection exception, 25006 read
 * only, 25P03 a transaction ended because its owner stood still, 40 transaction rollback, 53 insufficient resources (53100 disk full), 57P operator intervention (shutdown, crash, starting up),
 * 58 system error.
 */
const OF_THE_SERVER = /^(?:08...|25006|25P03|40...|53...|57P0.|58...)$/
/** What Node says of a connection. */
const OF_THE_CONNECTION = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  // Its name is not there, or nobody who knows names answers.
  'ENOTFOUND',
  'EAI_AGAIN',
])
const CALLS = new Set(['connect', 'read', 'write', 'getaddrinfo'])
/** What the driver says of one, without a code. */
const SAID =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** Whether the store was not there, or could not work, so that the same may well succeed later; and not what was asked of it wrong. */
export function isOutage(error: unknown): boolean {
  // One that was refused at each address of a host.
  if (error instanceof AggregateError) return error.errors.every(isOutage)
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    OF_THE_SERVER.test(code) ||
    (OF_THE_CONNECTION.has(code) && 'syscall' in error && CALLS.has(String(error.syscall))) ||
    SAID.test(error.message)
  )
}
