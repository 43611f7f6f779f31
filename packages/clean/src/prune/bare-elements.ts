import type { Element } from 'domhandler'

/** The attributes that Readability decides by; linkedom builds a whole node for each of the others. */
const USED = new Set(
  'id class rel role itemprop href src style hidden aria-hidden aria-modal dir datatable summary'.split(' '),
)

/** What matters of some. Of an address only that it is none: it would be worked out whole, and where it leads is not asked. */
const SAYS: Record<string, RegExp> = { style: /display|visibility/i, href: /^(?:#|javascript:)/ }

/** Leaves an element only the attributes that bear on what is article and what is not. */
export function bareElement(element: Element): void {
  const bare: Element['attribs'] = {}
  for (const name in element.attribs) {
    const value = element.attribs[name]!
    if (USED.has(name) && (SAYS[name]?.test(value) ?? true)) bare[name] = value
  }
  element.attribs = bare
}
