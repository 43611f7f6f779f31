import type { Element } from 'domhandler'

/** The words an element is named by: its id and classes, split at marks and at camelCase humps, in lower case. */
export function nameParts(element: Element): string[] {
  const { id, class: classes } = element.attribs
  if (!id && !classes) return []
  const names = `${id ?? ''} ${classes ?? ''}`.slice(0, 1000)
  return names
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((part) => part !== '')
}
