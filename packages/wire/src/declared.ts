import type { Credit } from '@copydesk/news'
import { isPublisher, outletNamed, outletOfHost } from './named-outlet.ts'

/** What a page's metadata say of whose text it is: a name, or the address of another site, and where it says so. */
export type DeclaredSource = { field: string; value: string }

/** The first source declared that is not the page's own site, with the field as the evidence. */
export function declaredCredit(declared: DeclaredSource[], own: (string | null)[]): Credit | null {
  for (const { field, value } of declared) {
    const agency = URL.canParse(value) ? outletOfHost(new URL(value).hostname) : outletNamed(value)
    if (agency && !own.some((publisher) => isPublisher(agency, publisher) || isPublisher(value, publisher)))
      return { agency, evidence: `${field}: ${value}` }
  }
  return null
}
