import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type * as onnx from 'onnxruntime-node'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import { z } from 'zod'
import { labelSpans, readLabel, type Label, type Span } from './label-spans.ts'
import { readVocabulary, wordPieces, type Piece, type Vocabulary } from './word-pieces.ts'

/** Finds names by a model somebody else trained. */
export type TokenClassifier = { spans(text: string): Promise<Span[]>; close(): Promise<void> }
export type Opened = { type: 'open'; classifier: TokenClassifier } | { type: 'wrong'; reason: string }

type Runtime = typeof onnx
type Loaded = { runtime: Runtime; session: InferenceSession; vocabulary: Vocabulary; labels: Label[] }

/** Pieces read at once, the two at the ends included: what BERT takes at most. */
const LONGEST_WINDOW = 512

/**
 * Opens an ONNX token classifier (BERT's form: input_ids, attention_mask, token_type_ids to logits) with its `vocab.txt` and the
 * `id2label` of its `config.json` beside it, as the model hubs publish them. What is wrong with them is said in one line.
 */
export async function openTokenClassifier(path: string): Promise<Opened> {
  const runtime = await loadRuntime()
  if (!runtime)
    return wrong('onnxruntime-node is not installed (it is an optional dependency of services/tag-entities)')
  const folder = dirname(path)
  const vocabulary = await readFile(join(folder, 'vocab.txt'), 'utf8')
    .then(readVocabulary)
    .catch(() => null)
  if (!vocabulary) return wrong(`${join(folder, 'vocab.txt')} is missing or has no [UNK], [CLS] and [SEP]`)
  const labels = await readFile(join(folder, 'config.json'), 'utf8')
    .then(readLabels)
    .catch(() => null)
  if (!labels) return wrong(`${join(folder, 'config.json')} is missing or has no "id2label"`)
  try {
    const session = await runtime.InferenceSession.create(path, { intraOpNumThreads: 1, interOpNumThreads: 1 })
    const loaded = { runtime, session, vocabulary, labels }
    const reason = await firstFault(loaded)
    if (reason) return wrong(`${path} is no token classifier of this form: ${reason}`)
    return { type: 'open', classifier: { spans: (text) => spansOf(text, loaded), close: () => session.release() } }
  } catch (error) {
    return wrong(`${path} cannot be loaded: ${oneLine(error)}`)
  }
}

const wrong = (reason: string): Opened => ({ type: 'wrong', reason })
const oneLine = (error: unknown) => (error instanceof Error ? error.message : String(error)).split('\n')[0]!

async function loadRuntime(): Promise<Runtime | null> {
  try {
    return await import('onnxruntime-node')
  } catch {
    return null
  }
}

const hubConfig = z.object({ id2label: z.record(z.string().regex(/^\d+$/), z.string()) })

function readLabels(file: string): Label[] | null {
  const parsed = hubConfig.safeParse(JSON.parse(file))
  if (!parsed.success) return null
  const labels: Label[] = []
  for (const [id, name] of Object.entries(parsed.data.id2label)) labels[Number(id)] = readLabel(name)
  return labels.length > 0 ? Array.from(labels, (label) => label ?? null) : null
}

/** What keeps a model from being read, found by reading nothing with it. */
async function firstFault({ labels, ...loaded }: Loaded): Promise<string | null> {
  const needed = loaded.session.inputNames.find((name) => !(name in inputsOf([], loaded)))
  if (needed) return `it asks for ${needed}`
  const logits = await run([], loaded)
  if (!logits) return 'it gives no logits'
  const [, pieces, width] = logits.dims
  return pieces === 2 && width === labels.length
    ? null
    : `it gives ${logits.dims.join(' × ')}, not 1 × 2 × ${labels.length} labels`
}

async function spansOf(text: string, loaded: Loaded): Promise<Span[]> {
  const spans: Span[] = []
  for (const window of windowsOf(wordPieces(text, loaded.vocabulary), text)) {
    const logits = await run(window, loaded)
    if (logits) spans.push(...labelSpans(window, labelsOf(logits, loaded.labels)))
  }
  return spans
}

/** Pieces of a few lines or sentences at a time, as many as go in; a longer sentence is cut between words. */
function* windowsOf(pieces: Piece[], text: string): Generator<Piece[]> {
  const between = (at: number) => text.slice(pieces[at - 1]!.start, pieces[at]!.start)
  const cuts = [
    (at: number) => between(at).includes('\n'),
    (at: number) => /^[.!?]/.test(between(at)),
    (at: number) => pieces[at]!.begins,
  ]
  for (let from = 0; from < pieces.length;) {
    let to = Math.min(from + LONGEST_WINDOW - 2, pieces.length)
    if (to < pieces.length) to = lastWhere(cuts, from, to) ?? to
    yield pieces.slice(from, to)
    from = to
  }
}

/** The last place after `from`, up to `to`, that the first of the conditions to hold anywhere holds at. */
function lastWhere(conditions: ((at: number) => boolean)[], from: number, to: number): number | null {
  for (const holds of conditions) for (let at = to; at > from; at--) if (holds(at)) return at
  return null
}

function inputsOf(pieces: readonly Piece[], { runtime, vocabulary }: Omit<Loaded, 'labels'>): Record<string, Tensor> {
  const ids = [vocabulary.first, ...pieces.map(({ id }) => id), vocabulary.last]
  const tensor = (numbers: number[]) =>
    new runtime.Tensor('int64', BigInt64Array.from(numbers, BigInt), [1, numbers.length])
  return {
    input_ids: tensor(ids),
    attention_mask: tensor(ids.map(() => 1)),
    token_type_ids: tensor(ids.map(() => 0)),
  }
}

async function run(pieces: readonly Piece[], loaded: Omit<Loaded, 'labels'>): Promise<Tensor | null> {
  const { session } = loaded
  const inputs = Object.entries(inputsOf(pieces, loaded)).filter(([name]) => session.inputNames.includes(name))
  const outputs = await session.run(Object.fromEntries(inputs))
  return outputs['logits'] ?? null
}

/** The label of the highest score for each piece, without the two at the ends. */
function labelsOf({ data }: Tensor, labels: Label[]): Label[] {
  const scores = data as Float32Array
  const width = labels.length
  return Array.from({ length: scores.length / width - 2 }, (_, piece) => {
    const row = scores.subarray((piece + 1) * width, (piece + 2) * width)
    return labels[row.indexOf(Math.max(...row))] ?? null
  })
}
