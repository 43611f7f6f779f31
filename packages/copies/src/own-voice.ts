import type { Origin } from '@copydesk/news'
import type { PageText } from './prepared-page.ts'

const ASKED =
  /^(\p{Lu}[\p{L}\p{N}&.'’-]*(?: \p{Lu}[\p{L}\p{N}&.'’-]*){0,3}) (?:has|have) (?:contacted|approached|reached out to|asked)\b.{0,200}\bcomment\b/mu
const PERSON_OR_PRONOUN = /^(?:We|They|I|You|He|She|It|Police|Officials|Reporters|Journalists)$/u
const CONFIDENCE = 0.75

/** The outlet that a text says has asked somebody for comment: only its writers say so. Null when it says nothing of the kind. */
export function ownVoice(page: PageText): Origin | null {
  const asked = ASKED.exec(page.text)
  const name = asked?.[1]
  if (!asked || !name || PERSON_OR_PRONOUN.test(name)) return null
  return { name, confidence: CONFIDENCE, evidence: asked[0] }
}
