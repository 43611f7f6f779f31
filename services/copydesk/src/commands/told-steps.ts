import type { CleanedArticle } from '@copydesk/news'

const MOST_SHOWN = 120
/** Of one step's texts; the JSON on standard output has all. */
const MOST_TEXTS = 12
const FIELDS = ['title', 'byline', 'publishedAt', 'modifiedAt', 'publisher', 'section', 'language'] as const
const WIDTH = Math.max(...FIELDS.map((field) => field.length)) + 2

type Told = Pick<CleanedArticle, (typeof FIELDS)[number] | 'provenance' | 'text' | 'removed'>

/**
 * What cleaning made of a page, for people to read: the fields with where each is from, how much was kept and taken, and for each step in
 * the order taken what it took.
 */
export function toldSteps(file: string, article: Told): string {
  const { text, removed, provenance } = article
  const fields = FIELDS.flatMap((field) => {
    const value = [article[field] ?? []].flat().join(', ')
    if (value === '') return []
    const from = provenance[field]
    const evidence = from ? `  (${from.source}, ${from.confidence})` : ''
    return [`  ${field.padEnd(WIDTH)}${shortened(value)}${evidence}`]
  })
  const steps = Map.groupBy(removed, ({ reason }) => reason)
  const taken = removed.reduce((sum, { text: gone }) => sum + gone.length, 0)
  const amount = `  kept ${counted(text.split('\n').length, 'paragraph')}, ${counted(text.length, 'character')}; taken out ${counted(removed.length, 'part')}, ${counted(taken, 'character')}, in ${counted(steps.size, 'step')}`
  return [file, ...fields, amount, ...[...steps].flatMap(([reason, parts]) => toldStep(reason, parts)), ''].join('\n')
}

function toldStep(reason: string, parts: CleanedArticle['removed']): string[] {
  const more = parts.length - MOST_TEXTS
  return [
    `  ${parts.length} × ${reason}`,
    ...parts.slice(0, MOST_TEXTS).map(({ text }) => `      ${shortened(text.replaceAll('\n', ' / '))}`),
    ...(more > 0 ? [`      … and ${more} more`] : []),
  ]
}

const shortened = (text: string) => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text)

const counted = (count: number, what: string) => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`
