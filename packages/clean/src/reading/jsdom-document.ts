import { createRequire } from 'node:module'
import type * as Jsdom from 'jsdom'

/** Loaded at first use: jsdom takes half a second to start, and most processes read with linkedom only. */
const load = createRequire(import.meta.url)
let loaded: typeof Jsdom | null = null

/** A page in jsdom, the reference engine. Scripts stay off and nothing is fetched: both are jsdom's defaults. */
export function jsdomDocument(html: string): Document {
  loaded ??= load('jsdom') as typeof Jsdom
  const { JSDOM, VirtualConsole } = loaded
  return new JSDOM(html, { virtualConsole: new VirtualConsole() }).window.document
}
