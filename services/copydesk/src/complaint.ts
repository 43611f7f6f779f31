import { say } from './input/plain.ts'
/** What went wrong in the user's words: one line that says what, where, and how to mend it. */
export class Complaint extends Error {
  override name = 'Complaint'
  readonly exitCode: 1 | 2

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Says it on stderr and goes on; the command ends as failed. */
export function complainAndGoOn(message: string): void {
  say(`copydesk: ${message}`)
  process.exitCode = 1
}
