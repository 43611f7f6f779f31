import type { Chosen } from './choose.ts'
import type { HeadLine } from './head-lines.ts'
import { type PageFacts, textsOf } from './page-facts.ts'

const LONGEST_NAME = 50
const SHORTEST_LABEL = 4
const SEPARATOR = /(?<!\s)\s+[|\-–—•·»«:]{1,2}\s+/

/**
 * The outlet's name where no field tells it: what the page's title ends in, what leads to the front page, or what stands over
 * the headline, if it is the host's name with its spaces.
 */
export function shownName({ elements }: PageFacts, lines: HeadLine[], address: string | null): Chosen<string> {
  const host = address && URL.canParse(address) ? new URL(address).hostname : ''
  const labels = host.split('.').slice(0, -1).map(folded)
  const candidates = [
    ...textsOf(elements.titles, 1).flatMap((title) => title.split(SEPARATOR)),
    ...textsOf(elements.homeLinks, 5),
    ...lines.map((line) => line.text),
  ]
  const name = candidates
    .map((candidate) => candidate.trim())
    .find((candidate) => candidate.length <= LONGEST_NAME && labels.some((label) => names(candidate, label)))
  return name ? { value: name, provenance: { source: 'name shown on the page', confidence: 0.6 } } : null
}

function names(candidate: string, label: string): boolean {
  const name = folded(candidate)
  // A host of a word or two letters is said by chance.
  return label.length >= SHORTEST_LABEL && (name === label || name === `the${label}` || `the${name}` === label)
}

const folded = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
