/** A server that cannot run here. The message is one line for a person: what, where, and how to mend it. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}

const code = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

const FOLDER_CAUSES: Record<string, string> = {
  EACCES: 'it may not be written by this user',
  EPERM: 'it may not be written by this user',
  EROFS: 'it is on a read-only disk',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a file is in its place',
  EDQUOT: 'the disk quota is used up',
}

/** Runs a step that writes to `folder`; what the system refuses becomes a CannotStart that names the folder. */
export function writing<T>(folder: string, step: () => T): T {
  try {
    return step()
  } catch (error) {
    if (error instanceof CannotStart) throw error
    throw new CannotStart(`Cannot use the folder ${folder}: ${FOLDER_CAUSES[code(error)] ?? code(error)}.`)
  }
}
