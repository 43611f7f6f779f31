import { readConfig, type Config } from '@copydesk/service'
import { actingFor } from '@copydesk/store'
import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { Complaint } from '../complaint.ts'
import { joinDataFolder, type Backends } from './data-folder.ts'

type Work = (backends: Backends, config: Config) => Promise<void>

/**
 * Runs one command on the store of a data folder, beside the line if that is running there. A folder that holds only
 * the demo means the demo.
 */
export const withStore = (data: string, work: Work) =>
  onStore(data, work, () => {
    throw new Complaint(
      `nothing is kept in ${data} yet: "copydesk start" begins, and "copydesk feeds add URL" subscribes to a feed`,
    )
  })

/** The same for a command that may be the first: only what somebody subscribes to makes a store that is not the demo's. */
export const withNewStore = (data: string, work: Work) => onStore(data, work, () => data)

async function onStore(data: string, work: Work, whereNone: () => string): Promise<void> {
  const outcome = readConfig()
  if (outcome.type === 'wrong') throw new Complaint(outcome.reason, 2)
  const { config } = outcome
  const backends = await joinDataFolder(config.databaseUrl ? data : (folderWithStore(data) ?? whereNone()), config)
  try {
    await actingFor({ who: commandLine(), address: null }, () => work(backends, config))
  } finally {
    for (const close of backends.close) await close()
  }
}

/** Accounts of containers may have no name. */
function commandLine(): string {
  try {
    return `command line (${userInfo().username})`
  } catch {
    return `command line (${process.getuid?.() ?? 'unknown'})`
  }
}

export const folderWithStore = (data: string): string | undefined =>
  [data, join(data, 'demo')].find(
    (folder) => existsSync(join(folder, 'postgres')) || existsSync(join(folder, 'running.json')),
  )
