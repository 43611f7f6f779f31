import type { RemovalStep } from './removal-step.ts'

/** WAI-ARIA landmark and window roles that are never the main content (https://www.w3.org/TR/wai-aria-1.2/#landmark_roles). */
const ROLES = new Set(['navigation', 'complementary', 'contentinfo', 'search', 'dialog', 'alertdialog'])

export const furnitureRoles: RemovalStep = {
  reason: 'an ARIA role that is not the main content',
  matches: ({ attribs }) => ROLES.has((attribs['role'] ?? '').toLowerCase()) || attribs['aria-modal'] === 'true',
}
