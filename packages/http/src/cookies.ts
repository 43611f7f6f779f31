import { CookieJar } from 'tough-cookie'

/** Cookies (RFC 6265) that hosts set on the way of one fetch. */
export type Cookies = {
  /** `fields`: the Set-Cookie fields of an answer. Those that may not be set by its host are left out. */
  keep(url: URL, fields: string[]): void
  /** What is sent to an address; empty for nothing. */
  sentTo(url: URL): string
}

const MOST_FIELDS = 100
/** Servers refuse longer header fields: most of them at 8 KB. */
const LONGEST = 4096
const SENDABLE = /^[ -~\u0080-\u00FF]+$/

/** A jar that is thrown away with its fetch: whom a page sends on to get its cookies gets to the page, and knows nobody by them. */
export function createCookies(): Cookies {
  let jar: CookieJar | null = null
  return {
    keep(url, fields) {
      for (const field of fields.slice(0, MOST_FIELDS)) {
        jar ??= new CookieJar()
        jar.setCookieSync(field, url.href, { ignoreError: true })
      }
    },
    sentTo(url) {
      const sent = jar?.getCookieStringSync(url.href) ?? ''
      return sent.length <= LONGEST && SENDABLE.test(sent) ? sent : ''
    },
  }
}
