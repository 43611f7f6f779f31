#!/usr/bin/env node
// node bin/run.mjs FILE [ARGS…]: runs a TypeScript file of the project, set up and started like the command itself.
import { resolve } from 'node:path'
import { launch } from './launch.mjs'

const [file, ...args] = process.argv.slice(2)
if (file === undefined) {
  console.error('Usage: node bin/run.mjs FILE [ARGS…]')
  process.exit(2)
}
await launch(resolve(file), args)
