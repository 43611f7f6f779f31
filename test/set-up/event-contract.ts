import { eventSchemas, type CloudEvent } from '@copydesk/pipeline'
import { CloudEvent as Published } from 'cloudevents'

/** What is wrong with events, a line each: by the published schema of CloudEvents 1.0, and by the schema of their type. */
export const wrongIn = (events: CloudEvent[]): string[] =>
  events.flatMap((event) => [...wrongEnvelope(event), ...wrongData(event)])

function wrongEnvelope(event: CloudEvent): string[] {
  try {
    // Its constructor validates, by the schema compiled into the package.
    return new Published(event, true).id === event.id ? [] : [`${event.type}: not as it was`]
  } catch (error) {
    return [`${event.type}: ${error instanceof Error ? error.message : String(error)}`]
  }
}

function wrongData({ type, data }: CloudEvent): string[] {
  const parsed = eventSchemas[type].safeParse(data)
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${type}: ${path.join('.')}: ${message}`)
}
