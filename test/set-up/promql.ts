import { parser } from '@prometheus-io/lezer-promql'
import type { SyntaxNode } from '@lezer/common'

/** One metric an expression reads, with the labels and values it asks of it. */
export type Selected = { metric: string; matched: { label: string; operator: string; value: string }[] }

/** What a PromQL expression reads: its metrics, and the labels it groups by. Throws where it is not PromQL. */
export function readPromql(expression: string): { selected: Selected[]; grouped: string[] } {
  const textOf = ({ from, to }: SyntaxNode) => expression.slice(from, to)
  const selected: Selected[] = []
  const grouped: string[] = []
  parser.parse(expression).iterate({
    enter: ({ type, node, from }) => {
      if (type.isError) throw new SyntaxError(`not PromQL at ${from}: ${expression}`)
      if (type.name === 'VectorSelector') {
        const matchers = node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? []
        selected.push({
          metric: textOf(node.getChild('Identifier')!),
          matched: matchers.map((matcher) => ({
            label: textOf(matcher.getChild('LabelName')!),
            operator: textOf(matcher.getChild('MatchOp')!),
            value: JSON.parse(textOf(matcher.getChild('StringLiteral')!)) as string,
          })),
        })
      }
      if (type.name === 'GroupingLabels') grouped.push(...node.getChildren('LabelName').map(textOf))
    },
  })
  return { selected, grouped }
}
