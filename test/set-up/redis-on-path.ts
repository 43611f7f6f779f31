import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'

/** An environment in which the run's Redis is found as `redis-server` on PATH, as on a machine that has it installed. */
export async function redisOnPath(): Promise<{ PATH: string }> {
  const { binary, libraryPath } = inject('redisProgram')
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-path-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const program = join(folder, 'redis-server')
  await writeFile(
    program,
    `#!/bin/sh\nexec env ${libraryPath ? `LD_LIBRARY_PATH='${libraryPath}' ` : ''}'${binary}' "$@"\n`,
  )
  await chmod(program, 0o755)
  return { PATH: `${folder}:${process.env['PATH'] ?? ''}` }
}
