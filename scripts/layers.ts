// Holds the packages and services to the table of layers (layer-table.ts). One line a breach; exit 1 if there is any.
import { join } from 'node:path'
import { layerBreaches } from './layer-breaches.ts'

const breaches = layerBreaches(join(import.meta.dirname, '..'))
for (const breach of breaches) console.log(breach)
process.exitCode = breaches.length > 0 ? 1 : 0
