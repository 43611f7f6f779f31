import { Readability } from '@mozilla/readability'
import type { Element } from 'domhandler'

type Names = { unlikelyCandidates: RegExp; okMaybeItsACandidate: RegExp }

/** Readability's own, which its types do not tell of. */
const { unlikelyCandidates, okMaybeItsACandidate } = (Readability.prototype as unknown as { REGEXPS: Names }).REGEXPS

/** Whether Readability drops an element for what its class or id says anywhere within: "commentary", "social-news". */
export function isUnlikely({ attribs }: Element): boolean {
  const names = `${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`
  return unlikelyCandidates.test(names) && !okMaybeItsACandidate.test(names)
}
