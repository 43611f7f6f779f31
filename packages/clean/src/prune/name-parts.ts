import type { Element } from 'domhandler'

/** The words an element is named by: its id and classes, split at marks and at camelCase humps, in lower case. */
export function nameParts(element: Element): string[] {
  const { id, class: classes } = element.attribs
  if (!id && !classes) return []
  const names = `${id ?? ''} ${classes ?? ''}`.slice(0, 1000)
  const known = kept.get(names)
  if (known) return known
  const parts = split(names)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(names, parts)
  return parts
}

/** Most elements of a page are named like others of it. */
const kept = new Map<string, string[]>()
const MOST_KEPT = 2000

function split(names: string): string[] {
  return names
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((part) => part !== '')
}
