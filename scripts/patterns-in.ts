import { parseSync } from 'oxc-parser'

/** A regular expression as it stands in a file. */
export type Pattern = { source: string; flags: string; file: string; line: number }

/** The regular expressions of a file of TypeScript or JavaScript, in their order; those made of strings are not among them. */
export function patternsIn(file: string, code: string): Pattern[] {
  const found: Pattern[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if (isPattern(node)) {
      const { pattern: source, flags } = node.regex
      found.push({ source, flags, file, line: code.slice(0, node.start).split('\n').length })
      return
    }
    for (const value of Object.values(node)) visit(value)
  }
  visit(parseSync(file, code).program)
  return found
}

type PatternNode = { type: 'Literal'; start: number; regex: { pattern: string; flags: string } }

const isPattern = (node: object): node is PatternNode =>
  'type' in node && node.type === 'Literal' && 'regex' in node && node.regex !== null
