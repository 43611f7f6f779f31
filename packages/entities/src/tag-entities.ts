import { textParts, type Mention, type MentionType } from '@copydesk/news'
import { identify, type Named } from './identity.ts'
import packed from './recogniser/model.json' with { type: 'json' }
import { unpackModel } from './recogniser/model.ts'
import { recognise } from './recogniser/recognise.ts'
import { tokenise } from './recogniser/tokens.ts'

const WORDS_BEFORE = 3
/** Letters that hold so many words. */
const REACH_BEFORE = 60
const WORDS_AFTER = 2
const REACH_AFTER = 30

const model = unpackModel(packed)

/**
 * The people, organizations and places a text names: sorted, none overlapping, offsets in UTF-16 code units. A linear
 * sequence model for English news; texts in other languages give only names that are sure by themselves. Never throws;
 * linear in the text.
 */
export function tagEntities(text: string): Mention[] {
  const spans: Span[] = []
  for (const [from, to] of textParts(text)) {
    const { tokens, found } = recognise(text.slice(from, to), model)
    for (const { from: first, to: end, type } of found)
      spans.push({ start: from + tokens[first]!.start, end: from + tokens[end - 1]!.end, type })
  }
  return mentionsAt(text, spans)
}

/** Mentions of names that were found already, by whatever found them: sorted and none overlapping, and what each stands for. */
export function mentionsAt(text: string, spans: readonly Span[]): Mention[] {
  const entities = identify(spans.map((span, index) => namedAt(text, span, spans[index - 1] ?? null)))
  return spans.map((span, index) => ({
    ...span,
    text: text.slice(span.start, span.end),
    entity: entities[index]!,
  }))
}

type Span = { start: number; end: number; type: MentionType }

const keysOf = (text: string) => tokenise(text, model.words).map(({ word }) => word)

function namedAt(text: string, { start, end, type }: Span, previous: Span | null): Named {
  const around = (from: number, to: number) => keysOf(text.slice(Math.max(0, from), to)).map(({ lower }) => lower)
  return {
    type,
    words: wordsOf(text.slice(start, end), type),
    before: around(start - REACH_BEFORE, start).slice(-WORDS_BEFORE),
    after: around(end, end + REACH_AFTER).slice(0, WORDS_AFTER),
    bracketed: previous !== null && text.slice(previous.end, start).trim() === '(' && text.charAt(end) === ')',
  }
}

/** The words of a name with the marks that stand at them in the text: "Workers' Party", "Yahoo!"; a person's without a nickname. */
function wordsOf(name: string, type: MentionType): string[] {
  const plain = type === 'person' ? withoutNickname(name) : name
  const tokens = tokenise(plain, model.words)
  return asTablesHold(
    tokens.reduce<string[]>((words, { word, start }, at) => {
      const previous = tokens[at - 1]
      if (previous && previous.end === start && (word.kind === 'mark' || previous.word.kind === 'mark'))
        words.push(`${words.pop()}${word.key}`)
      else words.push(word.key)
      return words
    }, []),
  )
}

const NICKNAME = /\s(?:["“«][^"“”«»]{1,40}["”»]|['‘][^'‘’]{1,40}['’])(?=\s)/gu

/** 'Dan "Razin" Caine' is Dan Caine. */
const withoutNickname = (name: string) => name.replace(NICKNAME, '')

/** With possessive endings joined to their words: "Moody's". */
const asTablesHold = (words: string[]): string[] =>
  words.reduce<string[]>((joined, word) => {
    if (/^'s$/i.test(word) && joined.length > 0) joined.push(`${joined.pop()}${word}`)
    else joined.push(word)
    return joined
  }, [])
