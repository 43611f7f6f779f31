import { readConfig, type Config } from '@copydesk/service'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Complaint } from '../complaint.ts'
import { joinDataFolder, type Backends } from './data-folder.ts'

/**
 * Runs one command on the store of a data folder, beside the line if that is running there. A folder that holds only
 * the demo means the demo.
 */
export async function withStore(
  data: string,
  work: (backends: Backends, config: Config) => Promise<void>,
): Promise<void> {
  const outcome = readConfig()
  if (outcome.type === 'wrong') throw new Complaint(outcome.reason, 2)
  const { config } = outcome
  const demo = join(data, 'demo')
  const isDemo = !config.databaseUrl && !existsSync(join(data, 'postgres')) && existsSync(demo)
  const backends = await joinDataFolder(isDemo ? demo : data, config)
  try {
    await work(backends, config)
  } finally {
    for (const close of backends.close) await close()
  }
}
