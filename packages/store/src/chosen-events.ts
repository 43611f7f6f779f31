import type { ComparedChoice, EventChoice } from '@copydesk/pipeline'
import type { Sql } from './database.ts'

/** How a type that may hold `*` is compared in SQL. */
const likePattern = (type: string) => type.replaceAll(/[\\%_]/g, String.raw`\$&`).replaceAll('*', '%')

/** What an event is chosen by: what was written with it, or else what it says itself (migration 028). */
export const ABOUT = 'coalesce(event.about, copydesk_said_about(event.data))'

/** Of `event`, with $n for what is asked for: the same as `isChosen`, by what was written with the event. */
const OF_EVENT: Record<keyof EventChoice, (n: string) => string> = {
  types: (n) => `event.type like any(${n}::text[])`,
  entity: (n) => `${ABOUT}->'names' ?| array[${n}, lower(${n})]`,
  outlet: (n) => `${ABOUT}->'outlets' ? lower(${n})`,
  origin: (n) => `${ABOUT}->'origins' ? lower(${n})`,
  language: (n) => `${ABOUT}->'languages' ? lower(${n})`,
  story: (n) => `${ABOUT}->'stories' ? ${n}`,
  sources: (n) => `(${ABOUT}->>'sources')::int >= ${n}::int`,
}

const names = Object.keys(OF_EVENT) as (keyof EventChoice)[]

export const isAnythingChosen = (choice: EventChoice): boolean => names.some((name) => choice[name] !== undefined)

/** The conditions that what was chosen makes, and their values, numbered after those that are there. */
export const eventsChosen = (choice: EventChoice, values: unknown[]): string =>
  names
    .filter((name) => choice[name] !== undefined)
    .map((name) => {
      const wanted = name === 'types' ? choice.types?.map(likePattern) : choice[name]
      return ` and ${OF_EVENT[name](`$${values.push(wanted)}`)}`
    })
    .join('')

/** A choice in the letters of the database, as `isChosen` compares it. */
export async function compared(sql: Sql, choice: EventChoice): Promise<ComparedChoice> {
  const { entity, outlet, origin, language } = choice
  const small = await sql.row<Record<'entity' | 'outlet' | 'origin' | 'language', string | null>>(
    'select lower($1::text) as entity, lower($2::text) as outlet, lower($3::text) as origin, lower($4::text) as language',
    [entity, outlet, origin, language],
  )
  return {
    ...choice,
    entity: entity === undefined ? undefined : [entity, small?.entity ?? entity],
    outlet: small?.outlet ?? outlet,
    origin: small?.origin ?? origin,
    language: small?.language ?? language,
  }
}
