import type { Mention, MentionType, Speaker } from '@copydesk/news'
import { antecedentOf } from './antecedents.ts'
import { personPronouns, prepositions } from './cue-words.ts'
import type { Sentence } from './sentences.ts'
import type { Range } from './sources.ts'

/**
 * Names the sources of one text, asked in the order of the text: by the mentions they overlap, and then only the head of
 * the source, never a name inside "lawyers for X" or "X supporters". "He" and "she" are the one person named since the
 * sentence before began, or else the person who spoke last; "it" is the organization that spoke last; "who" is whoever stands before it.
 */
export function speakerNames(text: string, mentions: Mention[]): (sentence: Sentence, source: Range) => Speaker {
  let last: Mention | null = null
  const lookup = mentionLookup(mentions)
  const antecedent = (pronoun: string, at: number): Mention | null => {
    if (personPronouns.has(pronoun)) return onlyPerson(text, lookup, at) ?? previous(text, last, at, 'person')
    return pronoun === 'it' ? previous(text, last, at, 'organization') : null
  }
  return (sentence, given) => {
    const relative = relativeIn(text, lookup, sentence, given)
    if (relative?.named) last = relative.named
    if (relative?.speaker) return relative.speaker
    const source = relative?.source ?? given
    const first = sentence.tokens[source.from]!
    const start = first.start
    const end = closedEnd(text, start, sentence.tokens[source.to - 1]!.end)
    const words = text.slice(start, end)
    const alone = source.to === source.from + 1
    const named =
      (alone ? antecedent(first.lower, start) : null) ?? headMention(words, start, lookup.within(start, end))
    if (named && (!last || start > last.start)) last = { ...named, start, end }
    return { start, end, text: words, entity: named?.entity ?? null }
  }
}

/** "Weber, who said": the pronoun for whom is named before it; where nobody is, and a comma parts them ("a guard, who said"), the words before. */
function relativeIn(text: string, lookup: Lookup, { tokens }: Sentence, source: Range) {
  if (source.to !== source.from + 1 || tokens[source.from]!.lower !== 'who') return null
  const whom = antecedentOf(tokens, source.from, 0)
  if (!whom) return null
  const [start, end] = [tokens[whom.from]!.start, tokens[whom.to - 1]!.end]
  const head = headMention(text.slice(start, end), start, lookup.within(start, end))
  if (!head) return tokens[source.from]!.gap.includes(',') ? { source: whom, speaker: null, named: null } : null
  const who = tokens[source.from]!
  const speaker = { start: who.start, end: who.end, text: who.text, entity: head.entity }
  return { source: whom, speaker, named: { ...head, start: who.start, end: who.end } }
}

/** "Weber (R-Porto.)": with the bracket that closes one opened inside. */
function closedEnd(text: string, start: number, end: number): number {
  const words = text.slice(start, end)
  if (words.lastIndexOf('(') <= words.lastIndexOf(')')) return end
  const closing = /^\.?\)/.exec(text.slice(end, end + 2))
  return end + (closing?.[0].length ?? 0)
}

type Lookup = { within: (start: number, end: number) => Mention[] }

/** Mentions between two offsets, found by halving. */
function mentionLookup(mentions: Mention[]): Lookup {
  return {
    within(start, end) {
      let low = 0
      let high = mentions.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (mentions[middle]!.end <= start) low = middle + 1
        else high = middle
      }
      let to = low
      while (to < mentions.length && mentions[to]!.start < end) to++
      return mentions.slice(low, to)
    },
  }
}

const REACH = 600

/** The one person named between the start of the sentence before and this place. */
function onlyPerson(text: string, lookup: Lookup, at: number): Mention | null {
  const from = Math.max(0, at - REACH)
  const sentenceStarts = [...text.slice(from, at).matchAll(/[.!?][”"’']*\s+/g)].map((match) => from + match.index)
  const people = lookup
    .within(sentenceStarts.at(-2) ?? from, at)
    .filter(({ type, end }) => type === 'person' && !MODIFIES.test(text.slice(end, end + 2)))
  const ids = new Set(people.map((person) => person.entity?.id))
  return ids.size === 1 && people[0]!.entity ? people[0]! : null
}

/** Who spoke last, if that is of this type and no more than one paragraph back. */
function previous(text: string, last: Mention | null, at: number, type: MentionType): Mention | null {
  if (!last || last.type !== type || last.end > at || at - last.end > REACH) return null
  return (text.slice(last.end, at).match(/\n+/g)?.length ?? 0) <= 1 ? last : null
}

/**
 * The mention that heads a source: no preposition before it and nothing but an apposition or a prepositional phrase after
 * it; or a person at its end, set off by a comma ("the head of the service, X") or called after a body ("Bank of Porto chief X").
 */
function headMention(words: string, start: number, mentions: Mention[]): Mention | null {
  const apposed = mentions.findLast(
    (mention) =>
      mention.type === 'person' &&
      mention.end - start === words.length &&
      words.slice(0, mention.start - start).endsWith(', '),
  )
  if (apposed) return apposed
  const heads = mentions.filter((mention, index) => {
    const closes = mention.type === 'person' && mention.end - start === words.length
    const from = closes && index > 0 ? mentions[index - 1]!.end - start : 0
    const before = words.slice(from, Math.max(0, mention.start - start))
    const after = words.slice(mention.end - start)
    if (before.split(/[\s,]+/).some((word) => prepositions.has(word.toLowerCase()))) return false
    return after === '' || AFTER_HEAD.test(after)
  })
  return heads.find((mention) => mention.type === 'person') ?? heads[0] ?? null
}

/** "Hamas-run", "Trump-backed": not the one named, but who is run or backed. */
const MODIFIES = /^-\p{Ll}/u

const AFTER_HEAD = /^(?:\s*[,(—–]|\s+-|\s+(?:KC|QC|MP|MEP|who|of|from|in|at|and|on)\b)/
