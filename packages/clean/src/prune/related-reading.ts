import type { RemovalStep } from './removal-step.ts'

const NAMES = new Set([
  'related',
  'recirc',
  'recirculation',
  'recommend',
  'recommended',
  'recommendations',
  'trending',
  'rail',
  'sidebar',
])

export const relatedReading: RemovalStep = {
  reason: 'links to other articles',
  byName: true,
  matches: (_, names) => names.some((part) => NAMES.has(part)),
}
