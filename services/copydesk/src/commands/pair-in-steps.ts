import { stripVTControlCharacters, styleText } from 'node:util'
import type { PageText, PairDescription, TextSpan } from '@copydesk/copies'

type View = { columns: number; colours: boolean }
type Style = Parameters<typeof styleText>[0]

/** How each kind of step is marked at the edge, and in what colour where there is a terminal. */
const MARKS: Record<PairDescription['steps'][number]['kind'], { mark: string; style: Style }> = {
  kept: { mark: ' ', style: 'reset' },
  cut: { mark: '-', style: 'red' },
  added: { mark: '+', style: 'green' },
  reworded: { mark: '~', style: 'yellow' },
  moved: { mark: '>', style: 'cyan' },
}
const EDGE = 4
const NARROWEST = 40
const percent = (share: number) => `${Math.round(share * 100)}%`

/** Two texts in step, to be read: a summary, then what was kept, cut (-), added (+), reworded (~) and moved (>), in order. */
export function pairInSteps(pair: PairDescription, page: PageText, other: PageText, view: View): string {
  const paint = (style: Style, text: string) =>
    view.colours ? styleText(style, text, { validateStream: false }) : text
  const lines = pair.steps.flatMap((step) => {
    const { mark, style } = MARKS[step.kind]
    const from = textOf(page, step.this)
    const to = textOf(other, step.other)
    const shown = step.kind === 'reworded' ? `${from} → ${to}` : step.kind === 'added' ? to : from
    const width = Math.max(NARROWEST, view.columns) - EDGE
    const paragraphs = shown.split('\n').flatMap((paragraph) => wrapped(paragraph.trim(), width))
    return paragraphs.filter(Boolean).map((line) => paint(style, `${mark}   ${line}`.trimEnd()))
  })
  return `${[...summary(pair), '', ...lines].join('\n')}\n`
}

function summary({ same, relation, reason, overlap, headlines, steps }: PairDescription): string[] {
  const words = (kind: string) => steps.filter((step) => step.kind === kind).reduce((sum, step) => sum + step.words, 0)
  const counts = ['kept', 'cut', 'added', 'reworded', 'moved'].map((kind) => `${words(kind)} ${kind}`).join(', ')
  return [
    same
      ? `One article: the second is ${relation === 'excerpt' ? 'an' : relation === 'edited reprint' ? 'an' : 'a'} ${relation} of the first.`
      : 'Two articles.',
    `Why: ${reason}.`,
    `In the other: ${percent(overlap.ofThis)} of the first, ${percent(overlap.ofOther)} of the second. Own text: ${percent(1 - overlap.ofThis)}, ${percent(1 - overlap.ofOther)}.`,
    `Words: ${counts}.`,
    ...headlineLines(headlines),
  ]
}

function headlineLines({ this: first, other, sharedWords }: PairDescription['headlines']): string[] {
  if (first === null && other === null) return []
  if (first !== null && first === other) return [`Headline, the same: ${printable(first)}`]
  const shared = sharedWords === null ? '' : ` (${percent(sharedWords)} of their words shared)`
  return [`Headlines${shared}:`, `-   ${printable(first ?? 'none')}`, `+   ${printable(other ?? 'none')}`]
}

const textOf = ({ text }: PageText, spans: TextSpan[]) =>
  printable(spans.map(({ start, end }) => text.slice(start, end)).join(' … '))

/** Control characters of a page must not reach a terminal. */
const printable = (text: string) =>
  stripVTControlCharacters(text)
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')

function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  return [...lines, line]
}
