import { createDesk, type Desk } from '@copydesk/client'

/** The desk that COPYDESK_URL and COPYDESK_TOKEN name, and a signal that aborts when the process is to stop. */
export function fromEnvironment(): { desk: Desk; signal: AbortSignal } {
  const { COPYDESK_URL: url = 'http://127.0.0.1:7070', COPYDESK_TOKEN: token } = process.env
  const stopped = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopped.abort())
  return { desk: createDesk({ url, ...(token ? { token } : {}) }), signal: stopped.signal }
}
