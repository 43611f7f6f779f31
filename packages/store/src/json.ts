import { storable } from '@copydesk/news'

/** A value as PostgreSQL's jsonb takes it: no NUL, no lone surrogate. */
export const json = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part))
