import { storable } from '@copydesk/news'

const LONGEST = 300

/** A reason as it is kept: one short line that PostgreSQL takes, whatever an error or a host put into it. */
export const asReason = (reason: string): string => storable(reason.slice(0, LONGEST).replace(/\s+/g, ' ').trim())
