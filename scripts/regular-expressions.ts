// Looks for catastrophic backtracking in every regular expression of the code that runs: one line a finding; exit 1 if there is any.
// What judged-patterns.json lists was judged before; --keep judges all there is anew, with more patience, and writes that list.
import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { bounded } from './bounded-patterns.ts'
import { judge, PATIENCE, QUICK, type Verdict } from './judge-pattern.ts'
import { patternsIn, type Pattern } from './patterns-in.ts'

type Judged = { recheck: string; patterns: string[] }

const ROOT = join(import.meta.dirname, '..')
const FILES = ['{packages,services}/*/{src,scripts}/**/*.ts', 'scripts/*.ts', '{bin,infra}/*.mjs']
const LIST = join(import.meta.dirname, 'judged-patterns.json')
const AT_ONCE = 2

const isKept = process.argv.includes('--keep')
const { version } = createRequire(import.meta.url)('recheck/package.json') as { version: string }
const list = JSON.parse(readFileSync(LIST, 'utf8')) as Judged
const judgedBefore = new Set(isKept || list.recheck !== version ? [] : list.patterns)

const named = ({ source, flags }: Pattern) => `/${source}/${flags}`
const keyOf = (pattern: Pattern) => createHash('sha256').update(named(pattern)).digest('base64url').slice(0, 16)

const patterns = FILES.flatMap((glob) => globSync(glob, { cwd: ROOT }))
  .filter((file) => !file.includes('node_modules') && !file.endsWith('.test.ts'))
  .flatMap((file) => patternsIn(file, readFileSync(join(ROOT, file), 'utf8')))
const all = [...new Map(patterns.map((pattern) => [named(pattern), pattern])).values()]
const asked = all.filter((pattern) => !bounded.has(named(pattern)) && !judgedBefore.has(keyOf(pattern)))

const verdicts = await judgeAll(asked)
const findings = [...verdicts].flatMap(([pattern, verdict]) =>
  verdict.type === 'trap' ? [tell(pattern, verdict)] : [],
)
for (const known of bounded.keys()) {
  if (!all.some((pattern) => named(pattern) === known))
    findings.push(`bounded-patterns.ts: no file has ${known} any more`)
}
for (const finding of findings) console.log(finding)
if (isKept) keep()
// recheck's own process would keep this one.
process.exit(findings.length > 0 ? 1 : 0)

async function judgeAll(left: readonly Pattern[]): Promise<Map<Pattern, Verdict>> {
  const found = new Map<Pattern, Verdict>()
  const next = left.values()
  const work = async () => {
    for (const pattern of next) found.set(pattern, await judge(pattern, isKept ? PATIENCE : QUICK))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return found
}

function tell(pattern: Pattern, { grade, example }: Verdict & { type: 'trap' }): string {
  return `${pattern.file}:${pattern.line}: ${named(pattern)}\n  takes ${grade} time, e.g. on ${example}`
}

function keep(): void {
  const sound = [...verdicts].filter(([, { type }]) => type !== 'trap').map(([pattern]) => keyOf(pattern))
  const written: Judged = { recheck: version, patterns: sound.toSorted((a, b) => (a < b ? -1 : 1)) }
  writeFileSync(LIST, `${JSON.stringify(written, null, 2)}\n`)
  const unknown = [...verdicts].filter(([, { type }]) => type === 'unknown').length
  console.log(`${sound.length} patterns judged, in ${unknown} of them nothing was found in the time there was`)
}
