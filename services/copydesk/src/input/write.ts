import { once } from 'node:events'
import { jsonLine } from './plain.ts'

/** Writes one result to stdout as a line of JSON, waiting when the reader is slow. */
export const writeJson = (value: unknown): Promise<void> => writeText(jsonLine(value))

/** Writes text to stdout, waiting when the reader is slow. */
export async function writeText(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}
