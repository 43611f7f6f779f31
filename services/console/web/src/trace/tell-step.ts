import { bytes, percent, plural, shortUrl } from '../format.ts'

type Step = { stage: string; outcome: string; detail: Record<string, unknown> }

/** What a step of a trace came to, in words. `to`: where more is said of it. */
export type ToldStep = { says: string; to: string | null; isBad: boolean }

const text = (value: unknown) => (typeof value === 'string' ? value : null)
const number = (value: unknown) => (typeof value === 'number' ? value : 0)
const inside = (value: unknown, key: string): unknown =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined

const plain = (says: string, to: string | null = null): ToldStep => ({ says, to, isBad: false })

const TELL: Record<string, (step: Step, sizes: ReadonlyMap<string, number>) => ToldStep> = {
  'poll-feed': ({ detail }) => plain(`announced by ${shortUrl(text(detail['feed']) ?? 'a feed')}`),
  'fetch-page': ({ outcome, detail }, sizes) => {
    const hash = text(detail['rawHash']) ?? ''
    const [size, dropped] = [sizes.get(hash), text(detail['dropped'])]
    return {
      says: `answered ${outcome}${size === undefined ? '' : `, ${bytes(size)}`}, in round ${number(detail['round'])}${dropped === null ? '' : `; ${dropped}`}`,
      to: hash === '' || dropped !== null ? null : `/views/raw/${encodeURIComponent(hash)}`,
      isBad: Number(outcome) >= 400,
    }
  },
  'clean-page': ({ outcome }) => ({ says: outcome === 'article' ? 'an article was read' : outcome, to: null, isBad: outcome !== 'article' }),
  'match-copies': ({ outcome, detail }) => {
    const article = text(detail['article'])
    if (article === null) return plain(outcome === 'revised' ? `its text changed, for the ${number(detail['number'])}. time` : 'compared with what is like it')
    const [origin, ran, of] = [text(inside(detail['origin'], 'name')), inside(detail['overlap'], 'ofOther'), text(detail['of'])]
    const share = typeof ran === 'number' ? `, ran ${percent(ran)} of ${of === null ? 'it' : shortUrl(of)}` : ''
    return plain(`${outcome}${share}${origin === null ? '; nothing says whose it is' : `; by ${origin}`}`, `/desk/articles/${article}`)
  },
  'tag-entities': ({ detail }) =>
    plain(`${plural(number(detail['mentions']), 'name')}, ${plural(number(detail['quotes']), 'quote')}, ${plural(number(detail['figures']), 'figure')}`),
  'group-story': ({ detail }) => plain('in a story', text(detail['story']) === null ? null : `/desk/stories/${text(detail['story'])}`),
  'deliver-events': ({ outcome, detail }) => plain(`${outcome.replace('copydesk.', '')}, number ${text(detail['sequence']) ?? number(detail['sequence'])} in the log`),
} // prettier-ignore

/** Tells a step; `sizes` gives the length of raw bytes by their hash. */
export function tellStep(step: Step, sizes: ReadonlyMap<string, number>): ToldStep {
  if (step.outcome === 'quarantined')
    return {
      says: `held: ${text(step.detail['reason']) ?? 'no reason given'}`,
      to: `/desk/queues?stage=${step.stage}`,
      isBad: true,
    }
  return TELL[step.stage]?.(step, sizes) ?? plain(step.outcome)
}
