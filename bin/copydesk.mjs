#!/usr/bin/env node
import { join } from 'node:path'
import { launch } from './launch.mjs'
import { root } from './setup.mjs'

await launch(join(root, 'services', 'copydesk', 'src', 'main.ts'), process.argv.slice(2))
