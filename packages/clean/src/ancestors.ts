import { type Element, isTag } from 'domhandler'

/** The elements that an element stands in, the nearest first. */
export function ancestorsOf({ parent }: Element): Element[] {
  const found: Element[] = []
  for (let at = parent; at && isTag(at); at = at.parent) found.push(at)
  return found
}
