import type { Element } from 'domhandler'

/** What follows says how an element stands to something else, or is shown: "content-with-sidebar", "hasShare", "is-style-modal". */
const RELATIVE = new Set(['has', 'no', 'with', 'without', 'is'])

/**
 * The words an element is named by: its id and classes, split at marks and at camelCase humps, in lower case, without what a
 * name only says that it has, has not or looks like.
 */
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
  return names.split(/\s+/).flatMap(ownParts)
}

const HUMP = /([a-z])([A-Z])/g
const LETTERS = /[a-z]+/g

function ownParts(name: string): string[] {
  const parts = name.replaceAll(HUMP, '$1 $2').toLowerCase().match(LETTERS) ?? []
  const relative = parts.findIndex((part) => RELATIVE.has(part))
  return relative < 0 ? parts : parts.slice(0, relative)
}
