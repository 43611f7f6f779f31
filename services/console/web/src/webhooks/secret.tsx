import { useState } from 'preact/hooks'
import { dayAndClock } from '../format.ts'

/** `formerUntil`: until when the secret before it signs too. */
export type MadeSecret = { url: string; secret: string; formerUntil: string | null }

/** A secret, once: it is kept nowhere that it could be read from again. */
export function Secret({ made: { url, secret, formerUntil } }: { made: MadeSecret }) {
  const [isCopied, setCopied] = useState<string | null>(null)
  return (
    <div class="said secret">
      <p>
        What is sent to {url} is signed with this secret. Keep it now: it is not shown again.
        {formerUntil === null ? null : ` The former one signs too until ${dayAndClock(formerUntil)}.`}
      </p>
      <p>
        <code>{secret}</code>{' '}
        <button
          class="quiet"
          type="button"
          onClick={() => void navigator.clipboard?.writeText(secret).then(() => setCopied(secret))}
        >
          {isCopied === secret ? 'Copied' : 'Copy'}
        </button>
      </p>
    </div>
  )
}
