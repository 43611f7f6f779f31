import type { RemovalStep } from './removal-step.ts'

/**
 * Class names that by convention hide from the eye. An inline `display:none` is not among them: pages hide their whole
 * text that way and show it by script.
 */
const CLASSES = new Set(['hidden', 'hide', 'sr-only', 'visually-hidden', 'visuallyhidden', 'screen-reader-text'])

export const hiddenParts: RemovalStep = {
  reason: 'hidden from readers',
  matches: ({ attribs }) => 'hidden' in attribs || attribs['aria-hidden'] === 'true' || isHiddenClass(attribs['class']),
}

const MAY_HIDE = /hidden|hide|sr-only|screen-reader/

const isHiddenClass = (classes: string | undefined) =>
  classes !== undefined && MAY_HIDE.test(classes) && classes.split(/\s+/).some((name) => CLASSES.has(name))
