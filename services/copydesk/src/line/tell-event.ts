import type { CloudEvent, EventType } from '@copydesk/pipeline'

type Told = Record<string, unknown>

const text = (value: unknown, otherwise = '') => (typeof value === 'string' ? value : otherwise)

const share = (overlap: unknown) =>
  overlap !== null && typeof overlap === 'object' && 'ofThis' in overlap
    ? ` (${Math.round(Number(overlap.ofThis) * 100)}%)`
    : ''

const originOf = (origin: unknown) =>
  origin !== null && typeof origin === 'object' && 'name' in origin ? `, by ${String(origin.name)}` : ''

/** How an event is told in a line; what is not here is not told. */
const lines: Partial<Record<EventType, (data: Told) => string>> = {
  'copydesk.article.new': (data) =>
    `article ${text(data['outlet'])}: ${text(data['title'], 'untitled')}${originOf(data['origin'])}`,
  'copydesk.article.copied': (data) =>
    `copy    ${text(data['outlet'])}: ${text(data['relation'])} of ${text(data['of'], 'it')}${share(data['overlap'])}`,
  'copydesk.article.revised': (data) =>
    `revised ${text(data['outlet'])}: ${text(data['title'], 'untitled')} (${text(data['kind'])})`,
  'copydesk.article.withdrawn': (data) => `gone    ${text(data['url'])}`,
  'copydesk.story.new': (data) => `story   ${text(data['title'], 'untitled')}`,
  'copydesk.story.grown': (data) => `story   + ${text(data['title'], 'untitled')}`,
  'copydesk.feed.failing': (data) => `feed    ${text(data['url'])} is failing: ${text(data['reason'])}`,
  'copydesk.feed.recovered': (data) => `feed    ${text(data['url'])} is back`,
}

export const tellEvent = (event: CloudEvent): string | null =>
  // Titles come from the net: nothing that could move the cursor or colour the terminal.
  lines[event.type]?.(event.data).replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ') ?? null
