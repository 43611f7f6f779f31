/** The public events, as CloudEvents types. What each carries: event-schemas.ts. */
export const eventTypes = [
  'copydesk.article.new',
  'copydesk.article.copied',
  'copydesk.article.revised',
  'copydesk.article.withdrawn',
  'copydesk.article.merged',
  'copydesk.article.split',
  'copydesk.article.uncorrected',
  'copydesk.story.new',
  'copydesk.story.grown',
  'copydesk.story.merged',
  'copydesk.story.split',
  'copydesk.feed.failing',
  'copydesk.feed.recovered',
  'copydesk.feed.moved',
  'copydesk.feed.gone',
] as const

export type EventType = (typeof eventTypes)[number]

/** A change before it has its place in the log. `key`: the same change has the same key, so it is told once. */
export type Change = { key: string; type: EventType; subject: string; data: Record<string, unknown> }

/** CloudEvents 1.0, structured JSON, https://cloudevents.io */
export type CloudEvent = {
  specversion: '1.0'
  id: string
  source: string
  type: EventType
  subject: string
  time: string
  datacontenttype: 'application/json'
  dataschema: string
  /** Place in the log: grows by one, without holes. An extension attribute. */
  sequence: string
  data: Record<string, unknown>
}

/** Where a console is reached that nobody configured. */
export const LOCAL_CONSOLE = 'http://localhost:7070'

/** The address of the schema of what events of a type carry: the console serves it. */
export const schemaAddress = (type: EventType, consoleUrl: string) => `${consoleUrl}/schemas/${type}.json`

/** Is a type among those asked for, in which `*` stands for anything? In one pass, whatever is asked. */
export const isAskedFor = (type: string, globs: string[]): boolean =>
  globs.some((glob) => matches(type, glob.split('*')))

function matches(type: string, [first = '', ...parts]: string[]): boolean {
  const last = parts.pop()
  if (last === undefined) return type === first
  if (!type.startsWith(first)) return false
  let at = first.length
  for (const part of parts) {
    const found = type.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return type.length - last.length >= at && type.endsWith(last)
}
