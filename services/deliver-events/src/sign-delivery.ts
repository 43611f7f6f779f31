import { createHmac } from 'node:crypto'

const PREFIX = 'whsec_'

/**
 * The headers of a delivery by Standard Webhooks 1.0 (https://www.standardwebhooks.com): the event's id, which stays over
 * retries; when this attempt is made; a v1 signature by each secret, so that a receiver may know either.
 */
export function signedHeaders(id: string, at: Date, body: string, secrets: string[]): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signed = `${id}.${timestamp}.${body}`
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => `v1,${signature(secret, signed)}`).join(' '),
  }
}

const signature = (secret: string, signed: string) =>
  createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
    .update(signed)
    .digest('base64')
