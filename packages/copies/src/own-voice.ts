import type { Origin } from '@copydesk/news'
import type { PageText } from './prepared-page.ts'

const NAME = String.raw`\p{Lu}[\p{L}\p{N}&.'’-]*(?: \p{Lu}[\p{L}\p{N}&.'’-]*){0,3}`
const ASKED = new RegExp(
  `^(${NAME}) (?:has|have) (?:contacted|approached|reached out to|asked)\\b.{0,200}\\bcomment\\b`,
  'mu',
)
const TOLD = new RegExp(`\\b(?:told|tells|obtained by|interview with) (?:the )?(${NAME})`, 'gu')
const PERSON_OR_PRONOUN = /^(?:We|They|I|You|He|She|It|Police|Officials|Reporters|Journalists)$/u
/** Only a text's own writers say whom they asked; that somebody told an outlet something is also said of others. */
const ASKED_CONFIDENCE = 0.75
const TOLD_CONFIDENCE = 0.8
const SIGNED_CONFIDENCE = 0.6

/**
 * The outlet a page shows to be the writer of its text: it is said to have asked for comment; it is the page's publisher and was
 * told something; or it publishes the text under a name of its own. Null when the page shows nothing of the kind.
 */
export function ownVoice(page: PageText): Origin | null {
  return toldItself(page) ?? askedForComment(page) ?? signedByItsOwn(page)
}

function askedForComment({ text }: PageText): Origin | null {
  const asked = ASKED.exec(text)
  const name = asked?.[1]
  if (!asked || !name || PERSON_OR_PRONOUN.test(name)) return null
  return { name, confidence: ASKED_CONFIDENCE, evidence: asked[0] }
}

function toldItself({ text, publisher }: PageText): Origin | null {
  const outlet = publisher ? folded(publisher) : ''
  if (!outlet) return null
  for (const told of text.matchAll(TOLD)) {
    const words = told[1]?.split(' ') ?? []
    const names = words.map((_, last) =>
      words
        .slice(0, last + 1)
        .join(' ')
        .replace(/\.$/, ''),
    )
    const name = names.find((candidate) => folded(candidate) === outlet)
    if (name) return { name, confidence: TOLD_CONFIDENCE, evidence: told[0] }
  }
  return null
}

function signedByItsOwn({ publisher, byline }: PageText): Origin | null {
  const signature = byline.find((name) => name.trim().includes(' '))
  if (!publisher || !signature) return null
  return { name: publisher, confidence: SIGNED_CONFIDENCE, evidence: `${signature}, ${publisher}` }
}

/** A name and a host folded to what they have in common: "The Harbour Times", "harbourtimes.example". */
function folded(name: string): string {
  const lower = name.toLowerCase().trim()
  const host = /^(?:www\.)?([a-z0-9-]+)(?:\.[a-z0-9-]+)+(?:\/.*)?$/.exec(lower)
  return (host?.[1] ?? lower.replace(/^the /, '')).replace(/[^\p{L}\p{N}]/gu, '')
}
