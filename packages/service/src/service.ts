/** What every process shares: configuration, log, metrics, the life of a stage. The only reader of the environment. */
export { readConfig, type Config, type ConfigOutcome } from './config.ts'
export { createLog, type Log } from './log.ts'
export type { Metrics } from './metrics.ts'
export { openService, type Service } from './open-service.ts'
export { defineStageService, type StageService } from './stage-service.ts'
export { onShutdown } from './shutdown.ts'
export { startProcess } from './start-process.ts'
export { takeTurn } from './take-turn.ts'
