import { feedAddress } from './canonical-url.ts'

const PERMANENT = new Set([301, 308])

/** Whether a status says that an address leads elsewhere for good: RFC 9110, sections 15.4.2 and 15.4.9. */
export const isPermanentRedirect = (status: number): boolean => PERMANENT.has(status)

/** Where an answer came from, and the redirects that led there, in their order; the first is the address asked for. */
export type Led = { url: string; redirects: readonly { url: string; status: number }[] }

/** Where the address of a feed leads for good: to the end of the permanent redirects it begins with. Null where it stays. */
export function movedAddress(address: string, { url, redirects }: Led): string | null {
  const passing = redirects.findIndex(({ status }) => !isPermanentRedirect(status))
  const target = feedAddress(passing === -1 ? url : (redirects[passing]?.url ?? url))
  return redirects.length === 0 || passing === 0 || target === feedAddress(address) ? null : target
}
