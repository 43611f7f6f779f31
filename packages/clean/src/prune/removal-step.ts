import type { Element } from 'domhandler'

/** One kind of furniture: the reason it goes, and how it is told from the article. */
export type RemovalStep = { reason: string; matches: (element: Element) => boolean }
