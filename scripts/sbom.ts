// npm run sbom [FILE]: the bill of materials of what runs in production, as CycloneDX, by the lockfile.
import { writeFileSync } from 'node:fs'
import { runPnpm } from './pnpm.ts'

const [file] = process.argv.slice(2)
const { ok, output } = await runPnpm([
  'sbom',
  '--sbom-format',
  'cyclonedx',
  '--sbom-type',
  'application',
  '--lockfile-only',
  '--prod',
])
if (!ok) {
  console.error(`sbom: ${output}`)
  process.exitCode = 1
} else if (file) writeFileSync(file, `${output}\n`)
else console.log(output)
