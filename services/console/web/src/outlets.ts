import { watched } from './store.ts'
import { read } from './wire.ts'

const names = watched<ReadonlyMap<string, string>>(new Map())
const AGAIN_MS = 60_000

/** What an outlet is called, by its feeds. */
export const outletName = (outlet: string) => names.get().get(outlet) ?? outlet.replace(/^www\./, '')

/** The outlet of an address: its host. */
export const outletOf = (url: string) => (URL.parse(url)?.host ?? url).replace(/^www\./, '')

export async function startOutlets(): Promise<void> {
  const refresh = async () => {
    const { outlets } = await read<{ outlets: { outlet: string; titles: string[] }[] }>('/views/outlets')
    names.set(new Map(outlets.flatMap(({ outlet, titles }) => nameOf(outlet, titles))))
  }
  setInterval(() => void (document.hidden || refresh().catch(() => {})), AGAIN_MS)
  await refresh().catch(() => {})
}

function nameOf(outlet: string, titles: string[]): [string, string][] {
  const name = titles.reduce(sharedStart)
  return name === '' ? [] : [[outlet, name]]
}

/** The words with which two titles begin, without what joins them to the rest: "The Herald – Sport" and "The Herald – World". */
function sharedStart(one: string, other: string): string {
  if (one === other) return one
  const [words, others] = [one.split(' '), other.split(' ')]
  const end = words.findIndex((word, at) => word !== others[at])
  return (end < 0 ? words : words.slice(0, end)).join(' ').replace(/[\s:|,–—-]+$/, '')
}

export { names as outletNames }
