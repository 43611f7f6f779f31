import type { Source } from '@copydesk/news'
import { agencyOfPublisher, brandOf, initialsOf, knownByName, outletOfHost } from '@copydesk/wire'
import { knownOwners, ownerOf, type Owner, type Owners } from './owners.ts'

/** Who carries a text: the host of its lead page, and what that calls itself. */
export type Carrier = { outlet: string; publisher: string }

/**
 * Whom an origin counts as among independent sources. An outlet's text is its owner's, where the owner is known; an agency that nobody in
 * the table owns is its own; else the origin is, under one name. The carrier says who it is only where the origin is that outlet.
 */
export function sourceOf(origin: string, carrier: Carrier, owners: Owners = knownOwners): Source {
  const host = isAtHost(origin, carrier) ? carrier.outlet : null
  const known = knownByName(origin)
  const owner = host === null ? ownerByName(origin, known?.hosts ?? [], owners) : ownerOf(host, owners)
  if (owner) return ownedBy(owner)
  if (known?.isAgency || saysItIsAgency(origin))
    return { name: origin, initials: initialsIn(origin), why: { kind: 'agency', source: null } }
  const named = host ?? origin
  const name = HOST.test(named) ? outletOfHost(named) : named.replace(/^the /i, '')
  return { name, initials: initialsIn(origin), why: { kind: 'owner not known', source: null } }
}

export const ownedBy = ({ name, source }: Owner, outlets?: string[]): Source => ({
  name,
  initials: null,
  why: { kind: 'owner', source, ...(outlets && { outlets }) },
})

/** Names such as "Meridian News Agency". */
const saysItIsAgency = (name: string) => agencyOfPublisher(name) === name

/** Whether an origin is the outlet that carries the text; of a name that others have too, the host knows it from those. */
function isAtHost(origin: string, { outlet, publisher }: Carrier): boolean {
  if (agencyOfPublisher(outlet) === origin || isBrandOf(origin, outlet)) return true
  return brandOf(publisher) === brandOf(origin) && !knownByName(origin)?.isAgency
}

const isBrandOf = (name: string, host: string) => [brandOf(name), `the${brandOf(name)}`].includes(brandOf(host))

/** The owner of an outlet by the hosts it is known to have, or by those of the table that are called by its name, if all are one owner's. */
function ownerByName(name: string, hosts: string[], owners: Owners): Owner | null {
  const [known] = hosts.flatMap((host) => ownerOf(host, owners) ?? [])
  if (known || hosts.length > 0) return known ?? null
  const byHost = HOST.test(name) ? ownerOf(name, owners) : null
  if (byHost || !isDistinct(name)) return byHost
  const called = [brandOf(name), `the${brandOf(name)}`].flatMap((brand) => brandsOf(owners).get(brand) ?? [])
  const [first] = called
  return first && called.every((owner) => owner.name === first.name) ? first : null
}

const HOST = /^(?:[a-z0-9-]+\.)+[a-z]{2,10}$/i
/** Names of one word are many outlets'. */
const isDistinct = (name: string) => /\S\s+\S/.test(name.replace(/^the /i, ''))

const known = new WeakMap<Owners, Map<string, Owner[]>>()

/** The owners of the hosts that are registered under a label. */
function brandsOf(owners: Owners): Map<string, Owner[]> {
  const brands = known.get(owners) ?? new Map<string, Owner[]>()
  if (known.has(owners)) return brands
  for (const [host, owner] of owners) brands.set(brandOf(host), [...(brands.get(brandOf(host)) ?? []), owner])
  known.set(owners, brands)
  return brands
}

/** Names of so many words have initials that they are called by, unless these are somebody's who is known. */
function initialsIn(name: string): string | null {
  const initials = name.includes(' ') ? initialsOf(name) : ''
  return /^\p{Lu}{2,5}$/u.test(initials) && knownByName(name) === null && agencyOfPublisher(initials) === null
    ? initials
    : null
}
