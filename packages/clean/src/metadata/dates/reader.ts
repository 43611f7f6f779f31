import type { Reader } from './written-dates.ts'

/** Languages that write the year first: "5/2/2024" in them follows no rule. */
const YEAR_FIRST = new Set(['zh', 'ja', 'ko', 'hu', 'lt', 'mn'])
/** Where English is written the American way, and top-level domains that are no country's in practice. */
const MONTH_FIRST_REGIONS = new Set(['US', 'PH'])
const MONTH_FIRST_DOMAINS = new Set(['us', 'gov', 'mil', 'edu'])
const NO_COUNTRY = new Set('us ph io co tv ai me fm ly cc ws to eu im is'.split(' '))

/** How dates on a page are to be read, by its language tag and its host's country. Without either, "5/2/2024" is nobody's guess. */
export function readerOf(tag: string | null, address: string | null): Reader {
  const [language = '', ...rest] = (tag ?? '').split('-')
  const region = rest.find((part) => /^[A-Z]{2}$/.test(part)) ?? null
  const host = address && URL.canParse(address) ? new URL(address).hostname : ''
  const domain = host.slice(host.lastIndexOf('.') + 1)
  const tongue = language.toLowerCase()
  return {
    language: tongue || null,
    order: orderOf(tongue, region, domain),
    country: countryOf(tongue, region, domain),
  }
}

/** Languages whose countries all go by one clock, and one of the countries. */
const HOMES: Record<string, string> = Object.fromEntries(
  (
    'de de,it it,nl nl,sv se,fi fi,da dk,nb no,nn no,no no,pl pl,cs cz,sk sk,hu hu,sl si,hr hr,bs ba,sr rs,mk mk,sq al,bg bg,el gr,ro ro,' +
    'tr tr,uk ua,be by,he il,fa ir,th th,vi vn,ko kr,ja jp,lt lt,lv lv,et ee,hi in,mr in,gu in,te in,ml in,kn in,si lk,ne np,fil ph,ka ge,hy am,az az,is is'
  )
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
)

/** Whose clock a page shows: its domain's country's, the one its language tag names, its language's only one. */
function countryOf(language: string, region: string | null, domain: string): string | null {
  if (domain.length === 2 && !NO_COUNTRY.has(domain)) return domain
  // Systems are left at en-US all over the world.
  if (region !== null && language !== 'en') return region.toLowerCase()
  return HOMES[language] ?? null
}

function orderOf(language: string, region: string | null, domain: string): Reader['order'] {
  if (MONTH_FIRST_DOMAINS.has(domain)) return 'month first'
  if (YEAR_FIRST.has(language)) return null
  if (domain.length === 2 && !NO_COUNTRY.has(domain)) return 'day first'
  if (language !== '' && language !== 'en') return 'day first'
  // Many sites outside the United States leave their system at en-US: it proves nothing without a domain.
  return region !== null && !MONTH_FIRST_REGIONS.has(region) && language === 'en' ? 'day first' : null
}
