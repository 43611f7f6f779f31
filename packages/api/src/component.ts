import { z } from 'zod'

/** The schemas that have a name of their own in the OpenAPI document. */
export const components = z.registry<{ id: string; description?: string }>()

/** Gives a schema its name there. */
export function component<S extends z.ZodType>(id: string, schema: S, description?: string): S {
  components.add(schema, description === undefined ? { id } : { id, description })
  return schema
}

/** A moment as JSON tells it: RFC 3339, in UTC. */
export const moment = z.iso.datetime()

/** A share of a text's words, 0 to 1. */
export const share = z.number().min(0).max(1)
