import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import {
  environment,
  environmentOwner,
  heldModules,
  impurities,
  layers,
  outwardCalls,
  outwardModules,
  outwardNames,
  pureModules,
  socketOwners,
} from './layer-table.ts'
import { importsOf, withoutComments, withoutStrings, type Import } from './source-imports.ts'

const SCOPE = '@copydesk/'

/** A package or service: where it is, what it declares, and its source files. */
type Part = {
  area: 'packages' | 'services'
  name: string
  folder: string
  declared: Set<string>
  declaredForTests: Set<string>
  referenced: Set<string>
  files: string[]
}
type Source = { part: Part; path: string; code: string; imports: Import[]; isTest: boolean }
type Rule = (source: Source, areas: Map<string, Part['area']>) => string[]

/** One line for each place where the tree under `root` breaks the table of layers: "file: what; the rule". */
export function layerBreaches(root: string): string[] {
  const parts = (['packages', 'services'] as const).flatMap((area) => partsOf(root, area))
  const areas = new Map(parts.map(({ name, area }) => [name, area]))
  return parts.flatMap((part) => [
    ...(part.area === 'packages' && !layers.has(part.name)
      ? [`packages/${part.name}: is in no layer; add it to scripts/layer-table.ts`]
      : []),
    ...part.files.flatMap((file) => {
      const source = readSource(part, file)
      const path = relative(root, file)
      return RULES.flatMap((rule) => rule(source, areas)).map((breach) => `${path}: ${breach}`)
    }),
  ])
}

function partsOf(root: string, area: Part['area']): Part[] {
  const folders = existsSync(join(root, area)) ? readdirSync(join(root, area)).toSorted() : []
  return folders
    .filter((name) => existsSync(join(root, area, name, 'package.json')))
    .map((name) => readPart(root, area, name))
}

function readPart(root: string, area: Part['area'], name: string): Part {
  const folder = join(root, area, name)
  const manifest = readJson(join(folder, 'package.json'))
  const references = readJson(join(folder, 'tsconfig.json'))['references'] ?? []
  return {
    area,
    name,
    folder,
    declared: new Set(Object.keys({ ...manifest['dependencies'], ...manifest['optionalDependencies'] })),
    declaredForTests: new Set(Object.keys(manifest['devDependencies'] ?? {})),
    referenced: new Set(
      Object.values(references).map((reference) => resolve(folder, (reference as { path: string }).path)),
    ),
    files: sourcesIn(join(folder, 'src')),
  }
}

const readJson = (path: string): Record<string, Record<string, unknown>> =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, Record<string, unknown>>) : {}

const sourcesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(?:ts|tsx|mts)$/.test(file))
        .toSorted()
        .map((file) => join(folder, file))
    : []

function readSource(part: Part, path: string): Source {
  const code = readFileSync(path, 'utf8')
  return { part, path, code, imports: importsOf(code), isTest: /\.test\.tsx?$/.test(path) }
}

const workspaceImports = ({ imports, part }: Source): string[] => [
  ...new Set(
    imports
      .filter(({ specifier }) => specifier.startsWith(SCOPE))
      .map(({ specifier }) => specifier.slice(SCOPE.length).split('/')[0] ?? '')
      .filter((name) => name !== part.name),
  ),
]

/** Which way imports may point. */
const direction: Rule = (source, areas) => {
  const { part } = source
  return workspaceImports(source).flatMap((name) => {
    if (areas.get(name) === 'services') {
      const isAllowed = part.area === 'services' && part.name === 'copydesk'
      return isAllowed ? [] : [`imports the service ${SCOPE}${name}; only services/copydesk imports services`]
    }
    const layer = part.area === 'packages' ? layers.get(part.name) : undefined
    if (!layer || layer.mayImport.includes(name)) return []
    const allowed = layer.mayImport.join(', ') || 'no other package'
    return [`imports ${SCOPE}${name}; ${part.name} (${layer.kind}) imports only ${allowed}`]
  })
}

/** What is imported across packages is declared, and known to the compiler. */
const declaration: Rule = (source) => {
  const { part, isTest } = source
  return workspaceImports(source).flatMap((name) => {
    const isDeclared = part.declared.has(SCOPE + name) || (isTest && part.declaredForTests.has(SCOPE + name))
    const isReferenced = ['packages', 'services'].some((area) =>
      part.referenced.has(resolve(part.folder, '../..', area, name)),
    )
    return [
      ...(isDeclared ? [] : [`imports ${SCOPE}${name}; the package.json beside it must declare it`]),
      ...(isReferenced ? [] : [`imports ${SCOPE}${name}; the tsconfig.json beside it must reference it`]),
    ]
  })
}

const containment: Rule = ({ part, path, imports }) =>
  imports
    .filter(({ specifier }) => specifier.startsWith('.'))
    .filter(({ specifier }) => relative(part.folder, resolve(dirname(path), specifier)).startsWith('..'))
    .map(({ specifier }) => `imports ${specifier}; other packages are imported by name`)

const BUILTIN = new Set(builtinModules)

/** PURE: no I/O, clock, randomness or environment. Tests may read what they need. */
const purity: Rule = ({ part, code, imports, isTest }) => {
  const isPure = part.area === 'packages' && layers.get(part.name)?.kind === 'PURE'
  if (!isPure || isTest) return []
  const allowed = pureModules.get(part.name) ?? []
  const modules = imports
    .filter(({ specifier }) => specifier.startsWith('node:') || BUILTIN.has(specifier))
    .filter(({ specifier }) => !allowed.includes(specifier))
  const text = withoutStrings(code)
  return [
    ...modules.map(({ specifier }) => `imports ${specifier}; a PURE package does no I/O`),
    ...impurities
      .filter(({ pattern }) => pattern.test(text))
      .map(({ name }) => `uses ${name}; a PURE package takes clock, randomness and environment as arguments`),
  ]
}

const owns = (part: Part, owners: readonly string[]) => part.area === 'packages' && owners.includes(part.name)

const heldInOnePlace: Rule = ({ part, imports }) =>
  heldModules.flatMap(({ pattern, owners, rule }) =>
    owns(part, owners) || !imports.some(({ specifier }) => pattern.test(moduleOf(specifier)))
      ? []
      : [`imports ${imports.find(({ specifier }) => pattern.test(moduleOf(specifier)))?.specifier}; ${rule}`],
  )

/** The package of an import: "pg/lib/x" is of pg. */
const moduleOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const sockets: Rule = ({ part, code, imports, isTest }) => {
  if (owns(part, socketOwners) || isTest) return []
  const opening = imports
    .filter(({ typeOnly }) => !typeOnly)
    .filter(
      ({ specifier, names }) =>
        outwardModules.test(specifier) || outwardModules.test(moduleOf(specifier)) || opensBy(specifier, names),
    )
  return [
    ...opening.map(({ specifier }) => `imports ${specifier} to connect outward; only packages/http does`),
    ...(outwardCalls.test(withoutStrings(code)) ? ['connects outward by itself; only packages/http does'] : []),
  ]
}

const opensBy = (specifier: string, names: string): boolean => {
  const outward = outwardNames.get(specifier.replace(/^node:/, ''))
  const values = names.replace(/\btype\s+[\w$]+/g, '')
  const isWhole = values.includes('*') || /^\s*[\w$]/.test(values)
  return outward !== undefined && (isWhole || outward.test(values))
}

const environmentReads: Rule = ({ part, code, isTest }) =>
  owns(part, [environmentOwner]) || isTest || !environment.test(withoutComments(code))
    ? []
    : ['reads process.env; only packages/service does']

const RULES: readonly Rule[] = [direction, declaration, containment, purity, heldInOnePlace, sockets, environmentReads]
