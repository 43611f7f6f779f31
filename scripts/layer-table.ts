/** What a folder of packages/ may import of the others. A folder that is not here fails the check. */
type Layer = { kind: 'PURE' | 'EDGE'; mayImport: readonly string[] }

const EDGE_PACKAGES = ['queue', 'store', 'http', 'embedded', 'service', 'newsroom']

const pure = (...mayImport: string[]): Layer => ({ kind: 'PURE', mayImport })
const edge: Layer = { kind: 'EDGE', mayImport: ['news', 'pipeline', ...EDGE_PACKAGES] }

export const layers: ReadonlyMap<string, Layer> = new Map([
  ['news', pure()],
  ['pipeline', pure('news')],
  ['api', pure('pipeline')],
  ['feed', pure('news')],
  ['wire', pure('news')],
  ['owners', pure('news', 'wire')],
  ['clean', pure('news', 'wire')],
  ['copies', pure('news', 'wire')],
  ['entities', pure('news')],
  ['claims', pure('news')],
  ['stories', pure('news')],
  ['client', { kind: 'EDGE', mayImport: ['api', 'pipeline'] }],
  ...EDGE_PACKAGES.map((name): [string, Layer] => [name, edge]),
])

/** Node's own modules that PURE packages may import: hashing is arithmetic, and jsdom is loaded only where it is asked for. */
export const pureModules: ReadonlyMap<string, readonly string[]> = new Map([
  ['news', ['node:crypto']],
  ['clean', ['node:module']],
])

/** What makes the same input give another output. */
export const impurities: readonly { pattern: RegExp; name: string }[] = [
  { pattern: /\bDate\.now\b/, name: 'Date.now' },
  { pattern: /\bnew Date\b(?!\s*\(\s*[^\s)])/, name: 'new Date() without an argument' },
  { pattern: /\bperformance\.now\b/, name: 'performance.now' },
  { pattern: /\bMath\.random\b/, name: 'Math.random' },
  { pattern: /\b(?:randomUUID|getRandomValues|randomBytes)\b/, name: 'random values' },
  { pattern: /(?<![\w$.])process\s*(?:\.|\?\.|\[)/, name: 'process' },
]

/** Modules that one place holds, so that it can be changed in one place. Owners are folders of packages/. */
export const heldModules: readonly { pattern: RegExp; owners: readonly string[]; rule: string }[] = [
  { pattern: /^bullmq$/, owners: ['queue'], rule: 'only packages/queue imports bullmq' },
  {
    pattern: /^(?:pg|kysely)$/,
    owners: ['store', 'queue'],
    rule: 'only packages/store and packages/queue import the database driver',
  },
]

/** Ways to open a socket to the world; packages/http alone has the guard against addresses that are not public. */
export const outwardModules =
  /^(?:undici|axios|got|ky|node-fetch|needle|superagent|request|ws|eventsource|(?:node:)?(?:https|http2|tls|dgram|dns|dns\/promises|inspector))$/
/** Modules that also serve others, and the names in them that go out. A whole module, or its default, has them too. */
export const outwardNames: ReadonlyMap<string, RegExp> = new Map([
  ['http', /\b(?:request|get|Agent|ClientRequest|default)\b/],
  ['net', /\b(?:connect|createConnection|Socket|Stream|default)\b/],
])
export const outwardCalls =
  /(?<![\w$.])(?:fetch\s*\(|new (?:WebSocket|EventSource|XMLHttpRequest)\b)|\b(?:globalThis|global|self|window)\s*(?:\?\.|\.|\[)\s*['"]?(?:fetch|WebSocket|EventSource)\b|[=:(,]\s*fetch\s*(?=[\n;,)}])/
/** packages/client runs at who reads, and asks the console alone. packages/embedded knocks at the servers it started itself, on this machine. */
export const socketOwners: readonly string[] = ['http', 'embedded', 'client']

export const environment = /(?<![\w$.])process\s*(?:\.|\?\.)\s*env\b|(?<![\w$.])process\s*\[\s*['"]env/
export const environmentOwner = 'service'
