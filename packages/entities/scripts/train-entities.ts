/**
 * Trains the recogniser of people, organizations and places and writes src/recogniser/model.json, the same bytes each time:
 *   npm run train -- --corpora DIR [--hold-out ewt-test,pud] [--out FILE] [--errors FILE]
 * DIR holds UNER, CrossNER and WikiGold as their projects publish them; no text of theirs goes into the model. What is held
 * out is not learnt from, and scored at the end; --errors writes down each name that was wrong.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readMarkedFile } from '../src/marked-names.ts'
import { FEATURE_BITS } from '../src/recogniser/features.ts'
import { LABELS } from '../src/recogniser/labels.ts'
import { packNames, packRows, ROW_WIDTH, unpackModel, unpackNames, type PackedModel } from '../src/recogniser/model.ts'
import type { LabelledText } from './labelled-text.ts'
import { forgetful } from './forget-names.ts'
import { sequencesOf } from './make-sequences.ts'
import { nameEntries, ordinaryWords } from './name-sources.ts'
import { withOtherCases } from './other-cases.ts'
import { Random } from './random.ts'
import { CORPORA, missingFile, readCorpus, type CorpusName } from './read-corpora.ts'
import { f1, scoreTexts } from './score-texts.ts'
import { train, type Weights } from './train-sequences.ts'
import { generateWire } from './wire/generate.ts'

const SEED = 20241024
const EPOCHS = 5
const ORDERS = [1, 2, 3]
/** Made-up texts of news wire: about half of what is learnt from. */
const WIRE_TEXTS = 5000
/** The one corpus of whole documents in everyday English, and a small one. */
const TWICE: CorpusName = 'ewt-dev'
const LARGEST_WEIGHT = 127
/** What is kept as the largest weight, as a share of the largest there is: few are larger, and a finer unit keeps the small ones apart. */
const LARGEST_KEPT = 0.5
/** Weights under this share of the largest kept are left out. */
const SMALLEST_SHARE = 0.02
const WIRE_NAMES = new URL('../../../test/eval/wire-names.txt', import.meta.url)
const MODEL = new URL('../src/recogniser/model.json', import.meta.url)
const USAGE = 'usage: npm run train -- --corpora DIR [--hold-out ewt-test,pud] [--out FILE] [--errors FILE]'

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    'hold-out': { type: 'string', default: 'ewt-test,pud' },
    out: { type: 'string' },
    errors: { type: 'string' },
  },
})
if (!values.corpora) {
  process.stderr.write(`--corpora is missing: the folder of UNER, CrossNER and WikiGold\n${USAGE}\n`)
  process.exit(2)
}
const missing = missingFile(values.corpora)
if (missing !== null) {
  process.stderr.write(
    `--corpora ${values.corpora} has no ${missing}: it is to be the folder of UNER, CrossNER and WikiGold\n`,
  )
  process.exit(2)
}
const tell = (line: string) => process.stderr.write(`${line}\n`)

const random = new Random(SEED)
const heldOut = values['hold-out'].split(',').filter(Boolean)
const texts = new Map<string, LabelledText[]>()
for (const name of Object.keys(CORPORA) as CorpusName[]) texts.set(name, readCorpus(values.corpora, name, random))
const learnt = [...texts]
  .filter(([name]) => !heldOut.includes(name))
  .flatMap(([name, corpus]) => (name === TWICE ? [...corpus, ...corpus] : corpus))

const tables = { names: packNames(nameEntries()), ordinary: Buffer.from(ordinaryWords()).toString('base64') }
const names = unpackNames(tables.names, tables.ordinary)
const sequences = [
  ...withOtherCases(learnt, random).flatMap((text) => sequencesOf(text, names)),
  ...generateWire(WIRE_TEXTS, random).flatMap((text) => sequencesOf(text, forgetful(names, random))),
]
tell(`${sequences.length} stretches that may hold names`)
const packed = pack(train(sequences, EPOCHS, ORDERS, tell))
writeFileSync(values.out ?? MODEL, `${JSON.stringify(packed, null, 1)}\n`)
tell(`${JSON.stringify(packed).length} bytes written`)
scoreHeldOut()

function scoreHeldOut() {
  const errors: string[] = []
  const model = unpackModel(packed)
  texts.set('wire-names', readMarkedFile(readFileSync(WIRE_NAMES, 'utf8')))
  for (const name of [...heldOut, 'wire-names']) {
    const score = scoreTexts(texts.get(name) ?? [], model, (line) => errors.push(`${name} ${line}`))
    const shown = Object.entries(score).map(([kind, counts]) => `${kind} ${f1(counts).toFixed(4)}`)
    tell(`${name}: ${shown.join(', ')}; precision ${(score.all.right / score.all.given).toFixed(3)}`)
  }
  if (values.errors) writeFileSync(values.errors, errors.join('\n'))
}

/** Eight bits a weight; transitions in the same unit. */
function pack({ rows, transitions }: Weights): PackedModel {
  const largest = LARGEST_KEPT * rows.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
  const unit = largest / LARGEST_WEIGHT
  const small = new Int8Array(2 ** FEATURE_BITS * ROW_WIDTH)
  for (let row = 0; row < 2 ** FEATURE_BITS; row++)
    for (let label = 0; label < LABELS; label++) {
      const weight = rows[row * LABELS + label]!
      if (Math.abs(weight) >= SMALLEST_SHARE * largest)
        small[row * ROW_WIDTH + label] = Math.round(bounded(weight / unit))
    }
  return {
    rows: packRows(small),
    transitions: Array.from(transitions, (weight) => Math.round((weight / unit) * 100) / 100),
    ...tables,
  }
}

function bounded(weight: number): number {
  return Math.max(-LARGEST_WEIGHT, Math.min(LARGEST_WEIGHT, weight))
}
