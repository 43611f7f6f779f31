import { z } from 'zod'
import { eventTypes, isAskedFor, type EventType } from './events.ts'

const words = (most: number) => z.string().trim().min(1).max(most)

/** Whom and what articles, stories and events can be chosen by. Each is described by what is allowed. */
export const choosing = {
  entity: words(200).optional().describe('the id of a person, organization or place, or its whole name'),
  outlet: words(253).optional().describe('the host of an outlet that ran it, as answers name outlets'),
  origin: words(200).optional().describe('whose text it is, as answers name origins'),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}$/)
    .optional()
    .describe('a language by its ISO 639 code of two or three letters, e.g. en'),
}

export const story = words(40).optional().describe('the id of a story')

export const independentSources = z.coerce
  .number()
  .int()
  .min(1)
  .max(50)
  .optional()
  .describe('how many independent sources at the least: a whole number, 1 to 50')

/** What events can be chosen by, beside their type. */
export const eventChoosing = z.strictObject({ ...choosing, story, sources: independentSources })

export type EventChoice = z.output<typeof eventChoosing> & { types?: string[] | undefined }

/**
 * What an event is chosen by, written with it and never again: outlets, origins, languages and names in small letters; ids of stories; entities by
 * their ids and names. `sources`: how many independent ones its story had. What was not known then is not there.
 */
export type EventAbout = {
  outlets?: string[]
  origins?: string[]
  languages?: string[]
  stories?: string[]
  names?: string[]
  sources?: number
}

export const isKnownType = (type: string) => type.includes('*') || eventTypes.some((known) => known === type)

/**
 * A choice in the letters in which `EventAbout` was written: what the database takes for small ones hangs on its locale, and is not what JavaScript
 * does (İ, final Σ). `entity`: an id as it is, or a name.
 */
export type ComparedChoice = Omit<EventChoice, 'entity'> & { entity?: string[] | undefined }

/** Whether an event is among those that were chosen: all that is asked has to be true of it. */
export function isChosen(type: EventType, about: EventAbout, choice: ComparedChoice): boolean {
  const { types, entity, outlet, origin, language, story: storyId, sources } = choice
  const has = (own: string[] = [], wanted: string) => own.includes(wanted)
  return (
    (types === undefined || isAskedFor(type, types)) &&
    (outlet === undefined || has(about.outlets, outlet)) &&
    (origin === undefined || has(about.origins, origin)) &&
    (language === undefined || has(about.languages, language)) &&
    (storyId === undefined || has(about.stories, storyId)) &&
    (entity === undefined || entity.some((one) => has(about.names, one))) &&
    (sources === undefined || (about.sources ?? 0) >= sources)
  )
}
