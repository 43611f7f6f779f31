/** What came of a fault. `impossible`: why it could not be done here; null where it was. */
export type Verdict = {
  name: string
  what: string
  note: string
  impossible: string | null
  pages: number
  seconds: number
  broken: string[]
}

const SHOWN = 12
const WIDTH = 300
const ENDINGS = { broken: 'BROKEN', undone: 'not done here', held: 'held' }
const ENDING_WIDTH = ENDINGS.undone.length
const INDENT = ' '.repeat(ENDING_WIDTH)

/** A turn in which nothing was done shows that the line works, and nothing of its fault; what breaks in it is broken all the same. */
const endingOf = ({ broken, impossible }: Verdict): keyof typeof ENDINGS =>
  broken.length > 0 ? 'broken' : impossible === null ? 'held' : 'undone'

export const heading = `${INDENT}  ${'fault'.padEnd(20)}  pages  took`

/** How a fault ended, in a line, and what it broke below. */
export function linesOf(verdict: Verdict): string[] {
  const { name, what, note, impossible, pages, seconds, broken } = verdict
  const ending = ENDINGS[endingOf(verdict)].padEnd(ENDING_WIDTH)
  const told = impossible ?? note
  return [
    `${ending}  ${name.padEnd(20)}  ${String(pages).padStart(5)}  ${seconds.toFixed(0).padStart(4)} s  ${what}${told && ` (${told})`}`,
    ...broken.slice(0, SHOWN).map((one) => `${INDENT}  ${one.slice(0, WIDTH)}`),
    ...(broken.length > SHOWN ? [`${INDENT}  and ${broken.length - SHOWN} more`] : []),
  ]
}

/** How many of those that were done held, and how many could not be done. */
export function sumOf(verdicts: Verdict[]): string {
  const counted = (wanted: keyof typeof ENDINGS) => verdicts.filter((verdict) => endingOf(verdict) === wanted).length
  const [held, undone] = [counted('held'), counted('undone')]
  return `${held} of ${verdicts.length - undone} held${undone > 0 ? `, ${undone} not done here` : ''}`
}
