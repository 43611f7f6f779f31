import type { EventType } from '@copydesk/pipeline'
import { percent, plural } from '../format.ts'
import type { DeskEvent } from '../live.ts'
import { outletOf } from '../outlets.ts'

/** An event in plain words. `to`: where more is said of it. `quiet`: it adds nothing for a reader. */
export type ToldEvent = {
  kind: string
  says: string
  title: string | null
  to: string | null
  tone: 'plain' | 'copy' | 'change' | 'bad'
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
const share = (value: unknown) =>
  value !== null && typeof value === 'object' && 'ofOther' in value && typeof value.ofOther === 'number'
    ? value.ofOther
    : null
const length = (value: unknown) => (Array.isArray(value) ? value.length : 0)

type Tell = (data: Record<string, unknown>, outlet: (host: string) => string) => Omit<ToldEvent, 'title'>

const hostOf = (url: unknown) => (text(url) === null ? null : outletOf(String(url)))
const by = (data: Record<string, unknown>, outlet: (host: string) => string) => {
  const host = text(data['outlet']) ?? hostOf(data['url'])
  return host === null ? 'An outlet' : outlet(host)
}
const story = (data: Record<string, unknown>) => {
  const id = text(data['storyId'])
  return id === null ? null : `/desk/stories/${id}`
}
const article = (data: Record<string, unknown>) => {
  const id = text(data['articleId'])
  return id === null ? null : `/desk/articles/${id}`
}

const TELL: Record<EventType, Tell> = {
  'copydesk.article.new': (data, outlet) => ({ kind: 'article', says: `${by(data, outlet)} has a new text`, to: article(data), tone: 'plain' }),
  'copydesk.article.copied': (data, outlet) => {
    const [ran, of] = [share(data['overlap']), hostOf(data['of'])]
    const whose = of === null ? 'a known text' : `${outlet(of)}’s text`
    const how = ran === null ? 'ran' : `ran ${percent(ran)} of`
    return { kind: 'copy', says: `${by(data, outlet)} ${how} ${whose}`, to: article(data), tone: 'copy' }
  },
  'copydesk.article.revised': (data, outlet) => ({ kind: 'revised', says: `${by(data, outlet)} changed its text`, to: article(data), tone: 'change' }),
  'copydesk.article.withdrawn': (data, outlet) => ({ kind: 'withdrawn', says: `${by(data, outlet)} took its page away`, to: article(data), tone: 'bad' }),
  'copydesk.article.merged': (data) => ({ kind: 'merged', says: 'Two articles turn out to be one text', to: article(data), tone: 'change' }),
  'copydesk.article.split': (data) => ({ kind: 'split', says: 'Pages of an article turn out to carry another text', to: article(data), tone: 'change' }),
  'copydesk.article.uncorrected': (data) => ({
    kind: 'uncorrected',
    says: `${plural(Math.max(1, length(data['copies'])), 'page still runs', 'pages still run')} what was corrected`,
    to: article(data),
    tone: 'bad',
  }),
  'copydesk.story.new': (data) => ({ kind: 'story', says: 'A new story', to: story(data), tone: 'plain' }),
  'copydesk.story.grown': (data) => ({ kind: 'story', says: 'A story has one more article', to: story(data), tone: 'plain' }),
  'copydesk.story.merged': (data) => ({ kind: 'story', says: 'Two stories turn out to be one', to: story(data), tone: 'change' }),
  'copydesk.story.split': (data) => ({ kind: 'story', says: 'Articles of a story turn out to be about something else', to: story(data), tone: 'change' }),
  'copydesk.feed.failing': (data, outlet) => ({ kind: 'feed', says: `A feed of ${by(data, outlet)} fails`, to: '/desk/feeds', tone: 'bad' }),
  'copydesk.feed.recovered': (data, outlet) => ({ kind: 'feed', says: `A feed of ${by(data, outlet)} is back`, to: '/desk/feeds', tone: 'plain' }),
  'copydesk.feed.moved': (data, outlet) => ({ kind: 'feed', says: `A feed of ${by(data, outlet)} has moved`, to: '/desk/feeds', tone: 'change' }),
  'copydesk.feed.gone': (data, outlet) => ({ kind: 'feed', says: `A feed of ${by(data, outlet)} is gone`, to: '/desk/feeds', tone: 'bad' }),
} // prettier-ignore

/** Every type of event there is. */
export const toldTypes = Object.keys(TELL)

/** Tells an event; `outlet` names a host. */
export function tellEvent({ type, data }: DeskEvent, outlet: (host: string) => string): ToldEvent {
  const told = TELL[type as EventType]?.(data, outlet) ?? { kind: type, says: type, to: null, tone: 'plain' as const }
  return { ...told, title: text(data['title']) ?? text(data['headline']) }
}
