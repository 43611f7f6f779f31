import { readdir, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createCleaner, type Cleaner } from '@copydesk/clean-page'
import { decodeBody, sniffContent } from '@copydesk/http'
import { type Command, Option } from 'commander'
import { Complaint, complainAndGoOn } from '../complaint.ts'
import { isUrl, readInput, whyNot } from '../input/read-input.ts'
import { writeJson } from '../input/write.ts'
import { addAllowHost } from './options.ts'
import { toldSteps } from './told-steps.ts'
import { say } from '../input/plain.ts'

type Options = { url?: string; dom: 'tree' | 'linkedom' | 'jsdom'; debug: boolean; allowHost: string[] }

const TIMEOUT_MS = 10_000

export const addClean = (program: Command) =>
  addAllowHost(program.command('clean'))
    .description('pages to articles, one JSON value a line')
    .argument('<file|dir|url...>', 'pages, folders of pages, addresses; .gz is read; - for standard input')
    .option('--url <url>', 'the address the page came from')
    .addOption(
      new Option('--dom <dom>', 'the document model to read with: the same text, at other speeds')
        .choices(['tree', 'linkedom', 'jsdom'])
        .default('tree'),
    )
    .option(
      '--debug',
      'tell on standard error where a page’s fields are from, and what each step takes out of it',
      false,
    )
    .action(async (names: string[], options: Options) => {
      const cleaner = createCleaner({ threads: availableParallelism(), timeoutMs: TIMEOUT_MS })
      try {
        await cleanAll(cleaner, await expand(names), options)
      } finally {
        await cleaner.close()
      }
    })

/** A folder stands for the files in it, by name. */
async function expand(names: string[]): Promise<string[]> {
  const files: string[] = []
  for (const name of names) {
    if (name === '-' || isUrl(name)) {
      files.push(name)
      continue
    }
    const found = await stat(name).catch((error: unknown) => {
      throw new Complaint(`${name} cannot be read: ${whyNot(error)}`)
    })
    if (!found.isDirectory()) files.push(name)
    else files.push(...(await readdir(name)).toSorted().map((file) => join(name, file)))
  }
  return files
}

/** Some pages at once, written in the order they were named. */
async function cleanAll(cleaner: Cleaner, files: string[], options: Options) {
  const ahead = availableParallelism() * 2
  const running: Promise<unknown>[] = []
  for (const file of files) {
    running.push(cleanOne(cleaner, file, options))
    if (running.length >= ahead) await writeNext(running)
  }
  while (running.length > 0) await writeNext(running)
}

async function writeNext(running: Promise<unknown>[]) {
  const article = await running.shift()
  if (article) await writeJson(article)
}

const READABLE = new Set(['html', 'xml', 'text'])

async function cleanOne(cleaner: Cleaner, file: string, options: Options): Promise<unknown> {
  try {
    const input = await readInput(file, options.allowHost)
    const kind = sniffContent(input.bytes, input.contentType)
    if (!READABLE.has(kind)) throw new Complaint(`${file}: not a web page but ${kind}`)
    const { text } = decodeBody(input.bytes, input.contentType)
    const outcome = await cleaner.clean(text, { url: options.url ?? input.url, dom: options.dom })
    if (outcome.type === 'article') {
      if (options.debug) say(toldSteps(file, outcome.article))
      return { file, ...outcome.article }
    }
    throw new Complaint(`${file}: no article: ${outcome.reason}`)
  } catch (error) {
    if (!(error instanceof Complaint)) throw error
    complainAndGoOn(error.message)
    return null
  }
}
