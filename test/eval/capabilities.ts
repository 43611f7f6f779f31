import type { ArticlesScore } from './copies-eval.ts'
import type { FiguresScore } from './figures-eval.ts'

/** One line of the table. `reach` and `aim` are the quality bars; null where a value is shown for company only. */
export type Measure = { measure: string; value: number; reach: number | null; aim: number | null }

/** What was measured, and what is to be told of it line by line. */
export type Evaluation = Measure[] | { measures: Measure[]; told: string[] }

export type Capability = {
  name: string
  /** The folder of the corpora it is measured on; null where it is measured on what the project makes up or wrote itself. */
  data: string | null
  /** Evaluators are loaded when asked for: one that does not load does not keep the others from running. */
  evaluate: (corpora: string) => Promise<Evaluation>
}

const bar = (measure: string, value: number, reach: number | null = null, aim: number | null = null): Measure => ({
  measure,
  value,
  reach,
  aim,
})

/** Our articles, and beside them those of tuned containment: nothing may replace it that does not win. */
const articleBars = (score: ArticlesScore & { reference: ArticlesScore }, reach: number, aim: number): Measure[] => [
  bar('BCubed F1', score.bcubed.f1, reach, aim),
  bar('BCubed F1, 95% low', score.interval.low),
  bar('BCubed F1, 95% high', score.interval.high),
  bar('ARI', score.ari),
  bar('reference BCubed F1', score.reference.bcubed.f1),
  bar('reference BCubed F1, 95% low', score.reference.interval.low),
  bar('reference BCubed F1, 95% high', score.reference.interval.high),
  bar('reference ARI', score.reference.ari),
]

/** Fields are judged on the figures that were found. */
const figureBars = (texts: string, score: FiguresScore): Measure[] => [
  bar(`${texts}: precision`, score.precision, 0.9, 0.97),
  bar(`${texts}: recall`, score.recall, 0.9, 0.97),
  bar(`${texts}: value`, score.value),
  bar(`${texts}: unit`, score.unit),
  bar(`${texts}: counted`, score.of),
  bar(`${texts}: approximate`, score.approximate),
  bar(`${texts}: attributed to`, score.attributedTo),
  bar(`${texts}: as of`, score.asOf),
]

/** What is measured, on what, and how good it should be. */
export const capabilities: Capability[] = [
  {
    name: 'feed',
    data: 'feeds-dev',
    evaluate: async (corpora) => {
      const { evaluateFeeds, tellDifferences } = await import('./feed-eval.ts')
      const score = evaluateFeeds(corpora)
      const share = (cases: number) => cases / (score.cases || 1)
      return {
        measures: [
          bar('cases equal', share(score.equal), 0.97, 1),
          bar('cases equal to the letter', share(score.literal)),
        ],
        told: tellDifferences(score),
      }
    },
  },
  {
    name: 'clean',
    data: 'pages-dev',
    evaluate: async (corpora) => {
      const { evaluateClean } = await import('./clean-eval.ts')
      const score = await evaluateClean(corpora)
      return [
        bar('text F1', score.f1, 0.95, 0.965),
        bar('text precision', score.precision),
        bar('text recall', score.recall),
        bar('title right', score.titleRight, 0.97),
        bar('date given', score.dateGiven, 0.93),
        bar('date right of given', score.dateRight, 0.93),
        bar('authors right', score.authorsRight, 0.85),
      ]
    },
  },
  {
    name: 'copies',
    data: 'copies-dev',
    evaluate: async (corpora) => {
      const { evaluateCopies } = await import('./copies-eval.ts')
      const score = await evaluateCopies(corpora)
      return [
        ...articleBars(score, 0.98, 0.99),
        bar('origin right', score.originRight),
        bar('origin named', score.originNamed),
      ]
    },
  },
  {
    name: 'copies-newsroom',
    data: null,
    evaluate: async () => {
      const { evaluateNewsroomCopies } = await import('./newsroom-eval.ts')
      return articleBars(evaluateNewsroomCopies(), 0.95, 0.98)
    },
  },
  {
    name: 'stories',
    data: 'stories-dev',
    evaluate: async (corpora) => {
      const { evaluateStories } = await import('./stories-eval.ts')
      const score = await evaluateStories(corpora)
      return [
        bar('BCubed F1', score.bcubed.f1, 0.955, 0.97),
        bar('ARI', score.ari, 0.92, 0.95),
        bar('BCubed F1, tagged', score.tagged.bcubed.f1, 0.955, 0.97),
        bar('ARI, tagged', score.tagged.ari, 0.92, 0.95),
        bar('BCubed F1 among digests', score.amongDigests.bcubed.f1, 0.955, 0.97),
        bar('ARI among digests', score.amongDigests.ari, 0.92, 0.95),
      ]
    },
  },
  {
    name: 'seeds',
    data: 'seeds',
    evaluate: async (corpora) => {
      const { evaluateSeeds } = await import('./seeds-eval.ts')
      const { articles, stories, storiesUntagged, independent, unknown } = evaluateSeeds(corpora)
      const isSo = (name: string, is: boolean) => bar(name, is ? 1 : 0, 1, 1)
      return [
        isSo('five articles', articles === 5),
        isSo('one story', stories === 1),
        isSo('one story, untagged', storiesUntagged === 1),
        isSo('five sources, or four and one unknown', independent >= 4 && independent + unknown === 5),
      ]
    },
  },
  {
    name: 'look-alikes',
    data: null,
    evaluate: async () => {
      const { evaluateLookAlikes } = await import('./look-alikes-eval.ts')
      return evaluateLookAlikes().flatMap(({ name, bcubed, ari }) => [
        bar(`${name}, BCubed F1`, bcubed.f1, 0.955, 0.97),
        bar(`${name}, ARI`, ari, 0.92, 0.95),
      ])
    },
  },
  {
    name: 'languages',
    data: null,
    evaluate: async () => {
      const { evaluateLanguages } = await import('./languages-eval.ts')
      return evaluateLanguages().flatMap(({ name, bcubed, ari }) => [
        bar(`${name}, BCubed F1`, bcubed.f1, 0.955, 0.97),
        bar(`${name}, ARI`, ari, 0.92, 0.95),
      ])
    },
  },
  {
    name: 'entities',
    data: 'entities-dev',
    evaluate: async (corpora) => {
      const { evaluateEntities } = await import('./entities-eval.ts')
      const scores = await evaluateEntities(corpora)
      return scores.map(({ file, f1 }) => bar(`${file} F1`, f1, 0.79, 0.88))
    },
  },
  {
    name: 'quotes',
    data: 'quotes-dev',
    evaluate: async (corpora) => {
      const { evaluateQuotes } = await import('./quotes-eval.ts')
      const score = await evaluateQuotes(corpora)
      return [
        bar('content F1', score.contents, 0.83, 0.86),
        bar('source F1', score.sources, 0.66, 0.72),
        bar('direct, right speaker', score.directWithSpeaker, 0.85, 0.92),
      ]
    },
  },
  {
    name: 'figures',
    data: null,
    evaluate: async () => {
      const { evaluateFigures, FIGURE_FILES } = await import('./figures-eval.ts')
      const scores = await Promise.all(FIGURE_FILES.map(async (file) => ({ file, ...(await evaluateFigures(file)) })))
      return scores.flatMap((score) => figureBars(score.file.replace(/^figures-|\.txt$/g, ''), score))
    },
  },
]
