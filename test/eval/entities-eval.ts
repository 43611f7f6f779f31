import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tagEntities } from '@copydesk/entities'
import { readMarkedFile } from '@copydesk/entities/marked-names'
import type { MentionType } from '@copydesk/news'

/** UNER: English EWT test and PUD (CC BY-SA 4.0), one token a line, IOB2 in the third column. The model learns from neither. */
const FILES = ['uner-ewt-test.iob2', 'uner-pud.iob2']
const TYPES: Record<string, MentionType> = { PER: 'person', LOC: 'place', ORG: 'organization' }

type Sentence = { text: string; tokens: { text: string; tag: string }[] }
type Document = { text: string; gold: Set<string> }

/** News wire written for this project: results, tables, datelines, headlines, market notes. */
const WIRE_NAMES = new URL('wire-names.txt', import.meta.url)

/** Strict span and type over people, organizations and places, for each file of entities-dev and for our own news wire. */
export async function evaluateEntities(corpora: string) {
  const scores = [
    { file: 'wire-names.txt', f1: f1Of(readMarkedFile(await readFile(WIRE_NAMES, 'utf8')).map(asDocument)) },
  ]
  for (const file of FILES)
    scores.push({ file, f1: f1Of(readDocuments(await readFile(join(corpora, 'entities-dev', file), 'utf8'))) })
  return scores
}

const keyOf = ({ start, end, type }: { start: number; end: number; type: MentionType }) => `${start} ${end} ${type}`
const asDocument = ({ text, spans }: ReturnType<typeof readMarkedFile>[number]): Document => ({
  text,
  gold: new Set(spans.map(keyOf)),
})

function f1Of(documents: Document[]): number {
  let right = 0
  let both = 0
  for (const { text, gold } of documents) {
    const mentions = tagEntities(text)
    right += mentions.filter((mention) => gold.has(keyOf(mention))).length
    both += mentions.length + gold.size
  }
  return (2 * right) / Math.max(both, 1)
}

/** Documents with one sentence a line, as it was written, and their spans as "start end type". */
function readDocuments(columns: string): Document[] {
  const documents: Document[] = []
  let sentences: Sentence[] = []
  for (const line of columns.split('\n')) {
    if (line.startsWith('# newdoc')) {
      if (sentences.length > 0) documents.push(joined(sentences))
      sentences = []
    } else if (line.startsWith('# text = ')) sentences.push({ text: line.slice('# text = '.length), tokens: [] })
    else if (line && !line.startsWith('#')) {
      const [, text = '', tag = 'O'] = line.split('\t')
      sentences.at(-1)?.tokens.push({ text, tag })
    }
  }
  if (sentences.length > 0) documents.push(joined(sentences))
  return documents
}

function joined(sentences: Sentence[]): Document {
  const gold = new Set<string>()
  let text = ''
  for (const sentence of sentences) {
    for (const span of spansOf(sentence)) gold.add(`${text.length + span.start} ${text.length + span.end} ${span.type}`)
    text += `${sentence.text}\n`
  }
  return { text, gold }
}

/** Tokens are found again in the sentence as written, so that offsets are those of real text. */
function spansOf(sentence: Sentence) {
  const spans: { start: number; end: number; type: MentionType }[] = []
  let at = 0
  let open = false
  for (const token of sentence.tokens) {
    const start = sentence.text.indexOf(token.text, at)
    if (start < 0) continue
    at = start + token.text.length
    const type = TYPES[token.tag.slice(2)]
    const last = spans.at(-1)
    if (token.tag.startsWith('I-') && open && last) last.end = at
    else if (type && token.tag !== 'O') spans.push({ start, end: at, type })
    open = type !== undefined
  }
  return spans
}
