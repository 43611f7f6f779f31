/**
 * Learns src/document-frequency.json: in how many documents each English term occurs. Run with Node 24:
 *   node packages/stories/scripts/learn-idf.ts --corpora DIR
 * DIR/entities-dev holds UNER (EWT, PUD), CrossNER and WikiGold; see NOTICE for their authors and licences.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { termsOf } from '../src/terms.ts'

const SENTENCES_A_DOCUMENT = 15
const LARGEST_TABLE = 20_000

/** Where the word stands on a line of each kind of file. */
const WORD_COLUMN: Record<string, number> = { iob2: 1, conll: 0, txt: 0 }

/** Documents as plain text: by the boundaries the file gives, else by so many sentences each. */
function documentsOf(path: string): string[] {
  const column = WORD_COLUMN[path.slice(path.lastIndexOf('.') + 1)]
  if (column === undefined) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  const marked = lines.some((line) => line.startsWith('# newdoc'))
  const documents: string[][] = [[]]
  let sentences = 0
  for (const line of lines) {
    if (line.startsWith('# newdoc')) documents.push([])
    if (line.startsWith('#')) continue
    const word = line.split(/\s/)[column]
    if (word) documents.at(-1)?.push(word)
    else if (!marked && ++sentences % SENTENCES_A_DOCUMENT === 0) documents.push([])
  }
  return documents.filter((document) => document.length > 0).map(joinTokens)
}

/** The treebanks cut "don't" into "do n't" and "Ann's" into "Ann 's". */
const joinTokens = (tokens: string[]) => tokens.join(' ').replaceAll(/ (?=n['’]t\b|['’](?:s|re|ve|ll|d|m)\b)/gi, '')

/** The text tells little of words it holds once: they get the same weight as words it does not hold. */
function frequentTerms(documents: string[]): [string, number][] {
  const frequencies = new Map<string, number>()
  for (const document of documents)
    for (const term of new Set(termsOf(document).map((found) => found.term)))
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
  return [...frequencies]
    .filter(([, count]) => count > 1)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, LARGEST_TABLE)
}

const { values } = parseArgs({ options: { corpora: { type: 'string' } } })
if (!values.corpora) {
  process.stderr.write('usage: node packages/stories/scripts/learn-idf.ts --corpora DIR\n')
  process.exit(2)
}
const folder = join(values.corpora, 'entities-dev')
const documents = readdirSync(folder)
  .sort()
  .flatMap((name) => documentsOf(join(folder, name)))
/** By frequency, its terms in one string: small, and quick to load. */
const byCount: Record<string, string> = {}
for (const [term, count] of frequentTerms(documents))
  byCount[count] = byCount[count] ? `${byCount[count]} ${term}` : term
const table = { documents: documents.length, terms: byCount }
writeFileSync(new URL('../src/document-frequency.json', import.meta.url), `${JSON.stringify(table, null, 1)}\n`)
process.stderr.write(`${documents.length} documents\n`)
