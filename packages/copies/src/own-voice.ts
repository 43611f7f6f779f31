import type { Origin } from '@copydesk/news'
import { isCalled, ownReporting, reporterNamed, signatureOf } from '@copydesk/wire'
import type { PageText } from './prepared-page.ts'

const NAME = String.raw`\p{Lu}[\p{L}\p{N}&.'’-]*(?: \p{Lu}[\p{L}\p{N}&.'’-]*){0,3}`
const ASKED = new RegExp(
  `^(${NAME}) (?:has|have) (?:contacted|approached|reached out to|asked)\\b.{0,200}\\bcomment\\b`,
  'mu',
)
/** Only a text's own writers say whom they asked; that somebody told an outlet something is also said of others. */
const ASKED_CONFIDENCE = 0.75
const TOLD_CONFIDENCE = 0.8
const SIGNED_CONFIDENCE = 0.6

/**
 * The outlet a page shows to be the writer of its text, by the page's own name for its publisher: it was told or found out something; it
 * is said to have asked for comment; or it publishes the text under a writer's name. An outlet of another name that is said to have asked
 * is named where it is known, or called as newspapers are. Null when the page shows nothing of the kind.
 */
export function ownVoice(page: PageText): Origin | null {
  return toldItself(page) ?? askedForComment(page) ?? signedByItsOwn(page)
}

function toldItself({ text, publisher }: PageText): Origin | null {
  const evidence = publisher ? ownReporting(text, [publisher]) : null
  return publisher && evidence ? { name: publisher, confidence: TOLD_CONFIDENCE, evidence } : null
}

function askedForComment({ text, publisher }: PageText): Origin | null {
  const asked = ASKED.exec(text)
  const called = asked?.[1]
  if (!asked || !called) return null
  const name = publisher && isCalled(called, [publisher]) ? publisher : reporterNamed(called)
  return name === null ? null : { name, confidence: ASKED_CONFIDENCE, evidence: asked[0] }
}

function signedByItsOwn({ publisher, byline }: PageText): Origin | null {
  const signature = signatureOf(byline)
  if (!publisher || !signature) return null
  return { name: publisher, confidence: SIGNED_CONFIDENCE, evidence: `${signature}, ${publisher}` }
}
