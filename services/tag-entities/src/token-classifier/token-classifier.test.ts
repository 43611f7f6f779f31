import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTokenClassifier, type TokenClassifier } from './token-classifier.ts'

// A model in ONNX's own form (https://onnx.ai/onnx/repo-docs/IR.html), by hand: a table with a row of scores for each piece.
const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)])
const number = (field: number, value: number) => [...varint(field << 3), ...varint(value)]
const bytes = (field: number, value: Iterable<number>) => {
  const content = [...value]
  return [...varint((field << 3) | 2), ...varint(content.length), ...content]
}
const text = (field: number, value: string) => bytes(field, new TextEncoder().encode(value))

function valueInfo(name: string, elementType: number, dims: (number | string)[]) {
  const shape = dims.flatMap((dim) => bytes(1, typeof dim === 'number' ? number(1, dim) : text(2, dim)))
  return [...text(1, name), ...bytes(2, bytes(1, [...number(1, elementType), ...bytes(2, shape)]))]
}

function tinyModel(rows: number[][], output = 'logits'): Uint8Array {
  const [FLOAT, INT64] = [1, 7]
  const width = rows[0]!.length
  const scores = new Uint8Array(Float32Array.from(rows.flat()).buffer)
  const table = [
    ...number(1, rows.length),
    ...number(1, width),
    ...number(2, FLOAT),
    ...text(8, 'table'),
    ...bytes(9, scores),
  ]
  const node = [...text(1, 'table'), ...text(1, 'input_ids'), ...text(2, output), ...text(4, 'Gather')]
  const graph = [
    ...bytes(1, node),
    ...text(2, 'tiny'),
    ...bytes(5, table),
    ...bytes(11, valueInfo('input_ids', INT64, [1, 'pieces'])),
    ...bytes(12, valueInfo(output, FLOAT, [1, 'pieces', width])),
  ]
  return Uint8Array.from([...number(1, 8), ...bytes(7, graph), ...bytes(8, [...text(1, ''), ...number(2, 13)])])
}

const VOCABULARY = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'Or', '##la', 'Venn', 'of', 'Acme', 'Lis', '##bon', '.', 'left']
const LABELS = ['O', 'B-PER', 'I-PER', 'B-ORG', 'B-LOC', 'B-MISC']
const LABEL_OF: Record<string, string> = {
  Or: 'B-PER',
  Venn: 'I-PER',
  Acme: 'B-ORG',
  Lis: 'B-LOC',
  '##la': 'B-LOC',
  left: 'B-MISC',
}
const ROWS = VOCABULARY.map((piece) => LABELS.map((label) => (label === (LABEL_OF[piece] ?? 'O') ? 1 : 0)))
const id2label = Object.fromEntries(LABELS.entries())

let folder = ''
const path = () => join(folder, 'model.onnx')

async function write(files: { model?: Uint8Array; vocabulary?: string; config?: string }) {
  await writeFile(path(), files.model ?? tinyModel(ROWS))
  await writeFile(join(folder, 'vocab.txt'), files.vocabulary ?? VOCABULARY.join('\n'))
  await writeFile(join(folder, 'config.json'), files.config ?? JSON.stringify({ id2label }))
}

async function opened(): Promise<TokenClassifier> {
  const outcome = await openTokenClassifier(path())
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  return outcome.classifier
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-onnx-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('an ONNX token classifier', () => {
  it('finds names with their places in the text, by the first piece of each word', async () => {
    await write({})
    const classifier = await opened()
    const story = 'Orla Venn of Acme left Lisbon 😀.\nOrla left.'
    const spans = await classifier.spans(story)
    expect(spans.map(({ start, end, type }) => `${type}: ${story.slice(start, end)}`)).toEqual([
      'person: Orla Venn',
      'organization: Acme',
      'place: Lisbon',
      'person: Orla',
    ])
    await classifier.close()
  })

  it('reads a text longer than the model takes in parts, and nothing of an empty one', async () => {
    await write({})
    const classifier = await opened()
    const times = 900
    const spans = await classifier.spans('Orla Venn left Lisbon. '.repeat(times))
    expect(spans).toHaveLength(2 * times)
    expect(await classifier.spans('')).toEqual([])
    expect(await classifier.spans('\ud800 \udc00')).toEqual([])
    await classifier.close()
  })

  it.each([
    ['no vocabulary', { vocabulary: 'Orla' }, /vocab\.txt is missing or has no \[UNK\]/],
    ['no labels', { config: '{}' }, /config\.json is missing or has no "id2label"/],
    ['a broken configuration', { config: '{' }, /config\.json is missing/],
    ['a file that is no model', { model: Uint8Array.of(1, 2, 3) }, /model\.onnx cannot be loaded: /],
    ['other outputs', { model: tinyModel(ROWS, 'scores') }, /no token classifier of this form: it gives no logits/],
    ['too few labels', { config: '{"id2label":{"0":"O","1":"B-PER"}}' }, /it gives 1 × 2 × 6, not 1 × 2 × 2 labels/],
  ])('says in one line what is wrong: %s', async (_, files, reason) => {
    await write(files)
    const outcome = await openTokenClassifier(path())
    expect(outcome.type === 'wrong' && outcome.reason).toMatch(reason)
    expect(outcome.type === 'wrong' && outcome.reason.includes('\n')).toBe(false)
  })
})
