import { once } from 'node:events'

/** Writes one result to stdout as a line of JSON, waiting when the reader is slow. */
export async function writeJson(value: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain')
}
