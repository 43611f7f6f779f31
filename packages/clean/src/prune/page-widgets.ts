import type { RemovalStep } from './removal-step.ts'

/** Names that interface libraries (Bootstrap, Foundation, jQuery UI, Material) give what opens over a page. */
const WIDGETS = new Set(['modal', 'popover', 'popup', 'dropdown', 'lightbox', 'offcanvas', 'snackbar', 'toast'])
/** A word in a sentence may have a tip, and be called so. */
const BOXES = new Set(['div', 'section', 'ul'])

export const pageWidgets: RemovalStep = {
  reason: 'a window or a menu that opens over the page',
  byName: true,
  matches: ({ name }, names) => BOXES.has(name) && names.some((part) => WIDGETS.has(part)),
}
