import { z } from 'zod'
import { id } from './parameters.ts'

/** What a token may do; each may do what stands before it too. */
export const scopes = ['read', 'write', 'admin'] as const
export type Scope = (typeof scopes)[number]

/** Whether a token of these scopes may do what asks for that one. */
export const allows = (own: readonly string[], scope: Scope): boolean =>
  own.some((name) => scopes.findIndex((known) => known === name) >= scopes.indexOf(scope))

/**
 * `scope`: what is asked of a token; null: open to all. `also`: other answers than the usual, which are problems; `whenNot`: the status
 * under which the usual one says no.
 */
export type Operation = {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  tag: string
  summary: string
  scope: Scope | null
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodObject
  answer: z.ZodType | string
  /** 200 where it is left out. */
  status?: 200 | 201 | 204
  also?: number[]
  /** Whether it can be followed: as server-sent events, which go on after Last-Event-ID. */
  stream?: true
  whenNot?: number
}

export const byId = z.strictObject({ id })
