/** The kinds of tables a name may stand in, each one bit of a mask. The order is part of the trained model. */
const NAME_CLASSES = [
  'country',
  'region',
  'metropolis',
  'city',
  'town',
  'body',
  'company',
  'team',
  'outlet',
  'firstName',
  'familyName',
  'particle',
  'demonym',
  'calendar',
  'honorific',
  'office',
  'organizationEnding',
  'organizationBeginning',
  'placeEnding',
  'placeBeginning',
  'personWord',
  'event',
  'starter',
  'sport',
  'finance',
  /** A country as other languages call it: of no use to the model. */
  'countryAbroad',
] as const

export type NameClass = (typeof NAME_CLASSES)[number]

export const bitOf = (name: NameClass): number => 1 << NAME_CLASSES.indexOf(name)

export const maskOf = (...names: NameClass[]): number => names.reduce((mask, name) => mask | bitOf(name), 0)
