import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MentionType } from '@copydesk/news'
import { knownName } from '../src/known-names.ts'
import { joinLines, tightened, type LabelledText, type LabelledToken } from './labelled-text.ts'
import type { Random } from './random.ts'

type Columns = { file: string; type: (label: string, words: string[]) => MentionType | null }

/** Countries that act are organizations in parts of UNER; to us, as in most corpora of news, they stay places. */
const UNIVERSAL: Record<string, MentionType> = { PER: 'person', ORG: 'organization', LOC: 'place' }
/** CrossNER's types as ours; what is not here is no name to us. */
const CROSS: Record<string, MentionType> = {
  person: 'person',
  politician: 'person',
  writer: 'person',
  musicalartist: 'person',
  scientist: 'person',
  researcher: 'person',
  organisation: 'organization',
  politicalparty: 'organization',
  band: 'organization',
  university: 'organization',
  magazine: 'organization',
  country: 'place',
  location: 'place',
}

const ADHERENT = /(?:s|an|crat|ist|ive)$/i
/** "Republicans", "a Democrat": who belongs to a party is not the party. */
const crossType = (label: string, words: string[]) =>
  label === 'politicalparty' && words.length === 1 && ADHERENT.test(words[0]!) ? null : (CROSS[label] ?? null)

const universalType = (label: string, words: string[]) => {
  const type = UNIVERSAL[label] ?? null
  return type === 'organization' && knownName(words.join(' '), 'place')?.country ? 'place' : type
}
const DOMAINS = ['politics', 'science', 'music', 'literature', 'ai']

export const CORPORA = {
  'ewt-dev': [{ file: 'uner-ewt-dev.iob2', type: universalType }],
  'ewt-test': [{ file: 'uner-ewt-test.iob2', type: universalType }],
  pud: [{ file: 'uner-pud.iob2', type: universalType }],
  crossner: DOMAINS.flatMap((domain) =>
    ['train', 'dev', 'test'].map((part) => ({ file: `crossner-${domain}-${part}.txt`, type: crossType })),
  ),
  wikigold: [{ file: 'wikigold.conll', type: universalType }],
} satisfies Record<string, Columns[]>

export type CorpusName = keyof typeof CORPORA

/** The first file of the corpora that a folder has not; null where it has all. */
export const missingFile = (folder: string): string | null =>
  Object.values(CORPORA)
    .flat()
    .find(({ file }) => !existsSync(join(folder, file)))?.file ?? null

/** The texts of a corpus: documents where its files tell them apart, else single sentences. */
export function readCorpus(folder: string, name: CorpusName, random: Random): LabelledText[] {
  return CORPORA[name].flatMap(({ file, type }) => {
    const columns = readFileSync(join(folder, file), 'utf8')
    const documents = documentsOf(columns)
    return documents.map((sentences) => asText(sentences, type, random))
  })
}

type Sentence = { written: string | null; tokens: { text: string; label: string }[] }

function documentsOf(columns: string): Sentence[][] {
  const documents: Sentence[][] = [[]]
  let sentence: Sentence = { written: null, tokens: [] }
  const marked = /^(?:# newdoc|-DOCSTART-)/m.test(columns)
  const endSentence = () => {
    if (sentence.tokens.length > 0) {
      if (!marked) documents.push([])
      documents.at(-1)!.push(sentence)
    }
    sentence = { written: null, tokens: [] }
  }
  for (const line of columns.split('\n')) {
    if (line.startsWith('# newdoc') || line.startsWith('-DOCSTART-')) {
      endSentence()
      documents.push([])
    } else if (line.startsWith('# text = ')) sentence.written = line.slice('# text = '.length)
    else if (line.startsWith('# ')) continue
    else if (line.trim() === '') endSentence()
    else sentence.tokens.push(tokenOf(line))
  }
  endSentence()
  return documents.filter((document) => document.length > 0)
}

/** "number word label …" of UNER, "word label" of the others. */
function tokenOf(line: string): { text: string; label: string } {
  const fields = line.split(/[\t ]/)
  const [text, label] = fields.length > 3 ? [fields[1], fields[2]] : [fields[0], fields.at(-1)]
  return { text: text ?? '', label: label ?? 'O' }
}

function asText(sentences: Sentence[], type: Columns['type'], random: Random): LabelledText {
  const spaced = random.chance(0.5)
  return joinLines(
    sentences.map(({ written, tokens }) => {
      const typed = typedTokens(tokens, type)
      if (written !== null) return placed(typed, written)
      return spaced ? typed : tightened(typed)
    }),
  )
}

function typedTokens(tokens: Sentence['tokens'], type: Columns['type']): LabelledToken[] {
  const typed: LabelledToken[] = []
  for (let at = 0; at < tokens.length;) {
    const kind = tokens[at]!.label.slice(2)
    let end = at + 1
    while (end < tokens.length && tokens[end]!.label === `I-${kind}`) end++
    const words = tokens.slice(at, end).map((token) => token.text)
    const found = kind ? type(kind, words) : null
    for (const [index, text] of words.entries()) typed.push({ text, type: found, begins: index === 0, tight: false })
    at = end
  }
  return typed
}

/** Spaces as in the sentence as it was written. */
function placed(tokens: LabelledToken[], written: string): LabelledToken[] {
  let at = 0
  return tokens.map((token) => {
    const start = written.indexOf(token.text, at)
    if (start < 0) return token
    const tight = start === at
    at = start + token.text.length
    return { ...token, tight }
  })
}
