import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

/** The Chromium of this machine, if it has one: that of COPYDESK_CHROMIUM, or the first on PATH. */
export function chromiumOnPath(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const candidates = [
    process.env['COPYDESK_CHROMIUM'] ?? '',
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
  ]
  return candidates.find((path) => path !== '' && existsSync(path)) ?? null
}

export const NO_CHROMIUM =
  'the desk was not tried in a browser: no Chromium on PATH (Debian: apt-get install chromium; else COPYDESK_CHROMIUM=/path/to/it)'

export const openBrowser = (executablePath: string): Promise<Browser> =>
  // In containers there is no sandbox to be had, nor much shared memory.
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })

/** A page, and everything it complained of: errors, what the Content Security Policy refused, requests that failed. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  return { page, complaints }
}
