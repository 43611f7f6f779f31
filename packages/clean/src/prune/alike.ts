import { type Element, isTag, type ParentNode } from 'domhandler'
import { markupLines } from '../markup-text.ts'
import type { Weights } from './weigh-tree.ts'

/** Blocks of one class that hold this share of the body's text together, and more than any others beside them, are the article. */
const MOST = 0.3
const MOSTLY_LINKED = 0.3

type Group = { chars: number; elements: Element[]; isText: boolean | null }

const groupsOf = new WeakMap<ParentNode, Map<string, Group>>()

const keyOf = ({ name, attribs }: Element) => `${name} ${attribs['class'] ?? ''}`

/**
 * Whether an element is one of several of its class, side by side, that are the article together: builders of pages put each
 * paragraph in a block of its own, and call all of them `row recommended-width`.
 */
export function isOfTheText(element: Element, weights: Weights): boolean {
  if (!element.attribs['class'] || !element.parent) return false
  const groups = groupsOf.get(element.parent) ?? groupChildren(element.parent, weights)
  const group = groups.get(keyOf(element))
  if (!group || group.elements.length < 2) return false
  group.isText ??= isMost(group, groups, weights) && !isLinked(group)
  return group.isText
}

/** Once for all children, before any of them goes: what is decided of one holds for all. */
function groupChildren(parent: ParentNode, { chars }: Weights): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const child of parent.children) {
    if (!isTag(child)) continue
    const group = groups.get(keyOf(child)) ?? { chars: 0, elements: [], isText: null }
    group.chars += chars.get(child) ?? 0
    group.elements.push(child)
    groups.set(keyOf(child), group)
  }
  groupsOf.set(parent, groups)
  return groups
}

function isMost(group: Group, groups: Map<string, Group>, { chars, bodyChars }: Weights): boolean {
  if (group.chars < MOST * bodyChars) return false
  if ([...groups.values()].some((other) => other.chars > group.chars)) return false
  for (let at = group.elements[0]!.parent; at && isTag(at); at = at.parent) {
    const beside = at.parent?.children ?? []
    if (beside.some((other) => other !== at && isTag(other) && (chars.get(other) ?? 0) > group.chars)) return false
  }
  return true
}

function isLinked({ elements }: Group): boolean {
  const lines = elements.flatMap((element) => markupLines(element))
  const all = lines.reduce((sum, { text }) => sum + text.length, 0)
  return lines.reduce((sum, { text, linked }) => sum + linked * text.length, 0) > MOSTLY_LINKED * all
}
