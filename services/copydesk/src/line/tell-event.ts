import { outletOf } from '@copydesk/news'
import type { CloudEvent, EventType } from '@copydesk/pipeline'

type Told = Record<string, unknown>

const text = (value: unknown, otherwise = '') => (typeof value === 'string' ? value : otherwise)

/** The port of a host that has a name says nothing to a reader. */
const house = (outlet: unknown) => text(outlet, 'unknown').replace(/(?<=[a-z]):\d+$/i, '')

const share = (overlap: unknown) =>
  overlap !== null && typeof overlap === 'object' && 'ofThis' in overlap
    ? ` (${Math.round(Number(overlap.ofThis) * 100)}%)`
    : ''

const originOf = (origin: unknown) =>
  origin !== null && typeof origin === 'object' && 'name' in origin ? `, by ${String(origin.name)}` : ''

const copiedFrom = (of: unknown) => (typeof of === 'string' && URL.canParse(of) ? ` of ${house(outletOf(of))}` : '')

const titleOf = (data: Told) => text(data['title'], 'untitled')

/** How an event is told in a line; what is not here is not told. */
const lines: Partial<Record<EventType, (data: Told) => string>> = {
  'copydesk.article.new': (data) => `article ${house(data['outlet'])}: ${titleOf(data)}${originOf(data['origin'])}`,
  'copydesk.article.copied': (data) =>
    `copy    ${house(data['outlet'])}: ${text(data['relation'])}${copiedFrom(data['of'])}${share(data['overlap'])}: ${titleOf(data)}`,
  'copydesk.article.revised': (data) => `revised ${house(data['outlet'])}: ${titleOf(data)} (${text(data['kind'])})`,
  'copydesk.article.withdrawn': (data) => `gone    ${text(data['url'])}`,
  'copydesk.story.new': (data) => `story   ${titleOf(data)}`,
  'copydesk.story.grown': (data) => `story   + ${titleOf(data)}`,
  'copydesk.feed.failing': (data) => `feed    ${text(data['url'])} is failing: ${text(data['reason'])}`,
  'copydesk.feed.recovered': (data) => `feed    ${text(data['url'])} is back`,
  'copydesk.feed.moved': (data) => `feed    ${text(data['url'])} is now at ${text(data['movedTo'])}`,
  'copydesk.feed.gone': (data) => `feed    ${text(data['url'])} is gone`,
}

export const tellEvent = (event: CloudEvent): string | null =>
  // Titles come from the net: nothing that could move the cursor or colour the terminal.
  lines[event.type]?.(event.data).replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ') ?? null
