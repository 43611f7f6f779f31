/** Queues between the stages. The only importer of bullmq: Redis, PostgreSQL, or memory behind one interface. */
export type { BoardQueue } from './board.ts'
export { openQueues, type QueueConnection } from './bullmq-queues.ts'
export { inspectPostgresQueues, inspectRedis, type PostgresQueuesInspection, type RedisInspection } from './inspect.ts'
export { createMemoryQueues, type MemoryFaults, type MemoryQueues } from './memory-queues.ts'
export type { EventStream, StreamPlace } from './event-stream.ts'
export { NotAnnounced } from './queues.ts'
export type { Depth, Ending, QueuedJob, Queues, RunningStage, RunOptions } from './queues.ts'
export { openTelemetry, type QueueTelemetry } from './telemetry.ts'
