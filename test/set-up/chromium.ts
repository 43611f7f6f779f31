import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { fetchFromDebian, isDebian, lastLine, librariesIn } from './debian-packages.ts'
import { PATIENCE } from './patience.ts'

const run = promisify(execFile)
const cache = fileURLToPath(new URL('../.cache/chromium', import.meta.url))

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
// In containers there is no sandbox to be had, nor much shared memory.
const ARGUMENTS = ['--no-sandbox', '--disable-dev-shm-usage']

export type Chromium = { binary: string; environment: Record<string, string> }

export const NO_CHROMIUM =
  'the desk was not tried in a browser: no Chromium on PATH, and none could be fetched (Debian: apt-get install chromium; else COPYDESK_CHROMIUM=/path/to/it)'

/**
 * A Chromium for the tests: that of COPYDESK_CHROMIUM, the machine's own; else one unpacked from Debian's packages into test/.cache, as
 * Redis is. Null where none is to be had.
 */
export async function obtainChromium(): Promise<Chromium | null> {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const named = process.env['COPYDESK_CHROMIUM'] ?? ''
  const candidates = [named, ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))]
  const binary = candidates.find((path) => path !== '' && existsSync(path))
  if (binary !== undefined) return { binary, environment: {} }
  const cached = await unpackedIn(cache)
  if (cached || !(await isDebian())) return cached
  process.stderr.write('Fetching a Chromium for the tests (once, about a minute) …\n')
  return fetchFromDebian(['chromium'], cache, unpackedIn).catch((error: unknown) => {
    process.stderr.write(`It could not be fetched: ${lastLine(error)}\n`)
    return null
  })
}

async function unpackedIn(folder: string): Promise<Chromium | null> {
  const binary = join(folder, 'usr/lib/chromium/chromium')
  if (!existsSync(binary)) return null
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'etc/fonts') }
  const environment = { LD_LIBRARY_PATH: await librariesIn(folder), ...fonts }
  const works = run(binary, ['--version', ...ARGUMENTS], { env: { ...process.env, ...environment } })
  return works.then(
    () => ({ binary, environment }),
    () => null,
  )
}

export const openBrowser = ({ binary, environment }: Chromium): Promise<Browser> => {
  const inherited = Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return chromium.launch({
    executablePath: binary,
    args: ARGUMENTS,
    timeout: PATIENCE.timeout,
    env: { ...Object.fromEntries(inherited), ...environment },
  })
}

/** A page, and everything it complained of: errors, what the Content Security Policy refused, requests that failed. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
  context.setDefaultTimeout(PATIENCE.timeout)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  return { page, complaints }
}
