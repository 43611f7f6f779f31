import type { Report } from './report.ts'

export type BenchOptions = { corpora: string | null; quick: boolean }

type Row = { name: string; measure: (options: BenchOptions) => Promise<Report> }

/** What is measured. Each is loaded when asked for: one that does not load does not keep the others from running. */
export const rows: Row[] = [
  { name: 'clean', measure: async (options) => (await import('./clean-row.ts')).benchClean(options) },
  { name: 'memory', measure: async (options) => (await import('./memory-row.ts')).benchMemory(options) },
  { name: 'feed', measure: async (options) => (await import('./feed-row.ts')).benchFeed(options) },
  { name: 'hosts', measure: async (options) => (await import('./hosts-row.ts')).benchHosts(options) },
  { name: 'entities', measure: async (options) => (await import('./entities-row.ts')).benchEntities(options) },
  { name: 'stories', measure: async (options) => (await import('./stories-row.ts')).benchStories(options) },
  { name: 'copies', measure: async (options) => (await import('./copies-row.ts')).benchCopies(options) },
  { name: 'windows', measure: async (options) => (await import('./windows-row.ts')).benchWindows(options) },
  { name: 'lookups', measure: async (options) => (await import('./lookups-row.ts')).benchLookups(options) },
  { name: 'retention', measure: async (options) => (await import('./retention-row.ts')).benchRetention(options) },
  { name: 'reprints', measure: async (options) => (await import('./reprints-row.ts')).benchReprints(options) },
  { name: 'line', measure: async (options) => (await import('./line-row.ts')).benchLine(options) },
  { name: 'workers', measure: async (options) => (await import('./workers-row.ts')).benchWorkers(options) },
  { name: 'events', measure: async (options) => (await import('./events-row.ts')).benchEvents(options) },
  { name: 'desk', measure: async (options) => (await import('./desk-row.ts')).benchDesk(options) },
  { name: 'polls', measure: async (options) => (await import('./polls-row.ts')).benchPolls(options) },
]
