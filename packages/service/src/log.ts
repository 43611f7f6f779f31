import { AsyncLocalStorage } from 'node:async_hooks'
import { pino, stdSerializers, type Logger } from 'pino'
import { openLogFile } from './log-file.ts'
import { redactor } from './redact.ts'

export type Log = Logger

/** The job that is being handled: whatever is logged meanwhile carries its fields. */
const job = new AsyncLocalStorage<Record<string, unknown>>()

/** Runs work so that each line it logs, on any log, has these fields: the stage, the key, the entry. */
export const loggedWith = <T>(fields: Record<string, unknown>, work: () => T): T => job.run(fields, work)

/**
 * Logs as JSON lines on stderr, or into a file: stdout belongs to results. `secrets` are what must not be read there,
 * whoever logs them.
 */
export const createLog = (options: { level: string; file?: string; secrets?: readonly string[] }): Log =>
  pino(
    {
      level: options.level,
      base: null,
      mixin: () => job.getStore() ?? {},
      serializers: { error: stdSerializers.err },
      hooks: { streamWrite: redactor(options.secrets ?? []) },
    },
    options.file === undefined ? pino.destination(2) : openLogFile(options.file),
  )
