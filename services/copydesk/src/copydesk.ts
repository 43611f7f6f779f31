/** The whole line in one process for one machine; `command-line.ts` is what a person types. */
export { archiveOf } from './archive/write-archive.ts'
export { appendEvents } from './line/event-file.ts'
export { stageServices } from './line/stages.ts'
