import { pino, type Logger } from 'pino'

export type Log = Logger

/** Logs as JSON lines on stderr, or into a file: stdout belongs to results. */
export const createLog = (options: { level: string; file?: string }): Log =>
  pino({ level: options.level, base: null }, pino.destination(options.file ? { dest: options.file, mkdir: true } : 2))
