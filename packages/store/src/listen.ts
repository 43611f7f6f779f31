import { Client, escapeIdentifier } from 'pg'
import { PARTED, whenThereIsRoom } from './connections.ts'

const RECONNECT_MS = 500

/** Calls back on each NOTIFY on the channel, and once after each reconnect. Throws where it cannot listen at all. */
export async function listen(url: string, channel: string, onNotice: () => void) {
  let hasListened = false
  let closed = false
  let client: Client | undefined
  let timer: NodeJS.Timeout | undefined
  const connect = async () => {
    const next = new Client({ connectionString: url, ...PARTED })
    let lost = false
    // A connection that fails may say so twice, by its end and by what it was doing: one follows it.
    const lose = () => {
      // Who cannot listen at all is told so, and nothing goes on in the background.
      if (lost || closed || !hasListened) return
      lost = true
      timer = setTimeout(() => void connect().catch(() => {}), RECONNECT_MS)
    }
    next.on('error', () => {})
    next.on('end', lose)
    next.on('notification', onNotice)
    try {
      await next.connect()
      await next.query(`listen ${escapeIdentifier(channel)}`)
    } catch (error) {
      lose()
      void next.end().catch(() => {})
      throw error
    }
    if (closed) return next.end()
    hasListened = true
    client = next
    onNotice()
  }
  await whenThereIsRoom(connect)
  return {
    close: async () => {
      closed = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}
