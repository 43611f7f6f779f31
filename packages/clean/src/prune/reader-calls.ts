import { namesComments } from './comment-names.ts'
import type { RemovalStep } from './removal-step.ts'

const NAMES = new Set(['newsletter', 'newsletters', 'signup', 'subscribe', 'share', 'sharing', 'promo', 'promos'])

export const readerCalls: RemovalStep = {
  reason: 'a call to the reader to sign up, share or comment',
  byName: true,
  matches: (_, names) => names.some((part) => NAMES.has(part)) || namesComments(names),
}
