import type { MentionType } from '@copydesk/news'

/** A name found: tokens `from` up to `to`, exclusive. */
export type Found = { from: number; to: number; type: MentionType }
