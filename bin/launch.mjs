import { projectNode, setUp, SetUpFailure } from './setup.mjs'
import { runAttached } from './attached.mjs'

/** Sets up, then runs a TypeScript file with the project's own Node and ends as it ends. */
export async function launch(script, args) {
  const parent = process.ppid
  try {
    await setUp()
  } catch (error) {
    console.error(error instanceof SetUpFailure ? error.message : error)
    process.exit(1)
  }
  runAttached(projectNode, ['--disable-warning=ExperimentalWarning'], [script, ...args], parent)
}
