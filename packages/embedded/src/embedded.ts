/** The servers of one machine: PostgreSQL from npm, a private Redis, and the lock that keeps a data folder to one process. */
export { CannotStart } from './cannot-start.ts'
export { keepRunning } from './keep-running.ts'
export { lockFolder, type FolderLock } from './lock-folder.ts'
export { startPostgres, type PostgresServer } from './postgres.ts'
export { findRedis, startRedis, type RedisServer } from './redis.ts'
