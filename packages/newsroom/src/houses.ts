import { casting } from './cast.ts'
import type { Random } from './random.ts'

export type FeedFormat = 'rss' | 'atom' | 'json' | 'rdf'
export type Design = 'tables' | 'modern' | 'soup' | 'amp' | 'print' | 'meta' | 'station' | 'weblog'
/** What the bytes of a page are in, and what its headers say they are in. */
export type Charset = { bytes: 'utf-8' | 'windows-1252'; declared: 'utf-8' | 'windows-1252' }
/** How the links of a feed come to their pages. */
export type Links = 'plain' | 'utm' | 'moved' | 'tracked'

/** Whoever publishes: an agency or an outlet. */
export type House = {
  name: string
  /** How the trade shortens it. */
  short: string
  host: string
  owner: string
  agency: boolean
  town: string
  design: Design
  feed: FeedFormat
  charset: Charset
  links: Links
  path: 'dated' | 'numbered' | 'query' | 'section'
  gzip: boolean
  validators: 'etag' | 'last-modified' | 'both' | 'none'
  slow: boolean
  fullText: boolean
  twoFeeds: boolean
  straightQuotes: boolean
}

const UTF8: Charset = { bytes: 'utf-8', declared: 'utf-8' }
const LATIN: Charset = { bytes: 'windows-1252', declared: 'windows-1252' }
const LATIN_SAID_UTF8: Charset = { bytes: 'windows-1252', declared: 'utf-8' }
const UTF8_SAID_LATIN: Charset = { bytes: 'utf-8', declared: 'windows-1252' }

type Row = [
  name: string,
  owner: string,
  town: string,
  design: Design,
  feed: FeedFormat,
  path: House['path'],
  links: Links,
  charset: Charset,
  habits: string,
]

const AGENCIES: [Row, string][] = [
  [
    ['Meridian News Agency', 'Meridian Cooperative', 'Calverne', 'modern', 'rss', 'dated', 'plain', UTF8, 'gzip both'],
    'MNA',
  ],
  [['Northwire', 'Northwire plc', 'Esterholt', 'meta', 'atom', 'section', 'plain', UTF8, 'gzip etag'], 'NW'],
]

const OUTLETS: Row[] = [
  ['Harbor Ledger', 'Tidewater Press', 'Harborough', 'modern', 'rss', 'dated', 'utm', UTF8, 'gzip both two'],
  ['Pellmoor Courier', 'Tidewater Press', 'Pellmoor', 'weblog', 'rss', 'dated', 'plain', UTF8, 'etag full'],
  ['The Alderton Post', 'Granite Media', 'Alderton', 'soup', 'atom', 'numbered', 'moved', UTF8, 'gzip etag'],
  [
    'Quarry County Record',
    'Granite Media',
    'Quarrybank',
    'tables',
    'rdf',
    'query',
    'plain',
    LATIN,
    'last-modified straight',
  ],
  ['Channel 6 Wendmark', 'Beacon Broadcasting', 'Wendport', 'station', 'rss', 'section', 'tracked', UTF8, 'gzip slow'],
  ['Channel 11 Calverne', 'Beacon Broadcasting', 'Calverne', 'station', 'rss', 'section', 'utm', UTF8, 'gzip etag'],
  [
    'Swanholt Dispatch',
    'Swanholt Dispatch',
    'Swanholt',
    'print',
    'atom',
    'numbered',
    'plain',
    LATIN_SAID_UTF8,
    'etag straight',
  ],
  ['Fernmarket Times', 'Granite Media', 'Fernmarket', 'amp', 'json', 'dated', 'utm', UTF8, 'gzip both'],
  ['Valley Morning Star', 'Tidewater Press', 'Coldvale', 'meta', 'rss', 'section', 'plain', UTF8, 'gzip etag two'],
  ['Redcliff Observer', 'Redcliff Trust', 'Redcliff', 'modern', 'json', 'dated', 'plain', UTF8, 'gzip both full'],
  ['Kestwick Herald', 'Lomond Papers', 'Kestwick', 'soup', 'rss', 'query', 'utm', UTF8_SAID_LATIN, 'etag'],
  [
    'Marlbridge Gazette',
    'Lomond Papers',
    'Marlbridge',
    'tables',
    'rss',
    'numbered',
    'moved',
    LATIN,
    'last-modified straight',
  ],
  ['Inland Business Daily', 'Inland Daily Co.', 'Stonewick', 'meta', 'atom', 'section', 'tracked', UTF8, 'gzip both'],
  ['Norgate Sentinel', 'Lomond Papers', 'Norgate', 'weblog', 'rss', 'dated', 'utm', UTF8, 'gzip etag full'],
  ['Lakeshore Tribune', 'Beacon Broadcasting', 'Lakeport', 'modern', 'atom', 'dated', 'moved', UTF8, 'gzip both slow'],
  ['The Thornbury Mail', 'Thornbury Mail', 'Thornbury', 'print', 'rdf', 'numbered', 'plain', UTF8, 'none'],
  ['Silverton News-Press', 'Granite Media', 'Silverton', 'amp', 'rss', 'dated', 'utm', UTF8, 'gzip etag'],
  ['Oakhaven Journal', 'Tidewater Press', 'Oakhaven', 'soup', 'rss', 'numbered', 'plain', UTF8, 'gzip both'],
]

/** The two agencies of the simulated world. */
export const agencies: House[] = AGENCIES.map(([row, short]) => ({ ...house(row), short, agency: true }))

/** `count` outlets: the written ones first, then as many made up after them. */
export function outlets(count: number, random: Random): House[] {
  const made = OUTLETS.slice(0, count).map(house)
  const hosts = new Set(made.map(({ host }) => host))
  const make = casting(random)
  while (made.length < count) {
    const model = OUTLETS[made.length % OUTLETS.length] as Row
    const town = make.place().name
    const title = make.pick([
      'Gazette',
      'Examiner',
      'Advertiser',
      'Chronicle',
      'Mercury',
      'Bulletin',
      'Standard',
      'Argus',
    ])
    const next = house([
      `${town} ${title}`,
      `${make.pick(['Summit', 'Crown', 'Delta', 'Union'])} Newspapers`,
      town,
      ...model.slice(3),
    ] as unknown as Row)
    if (hosts.has(next.host)) continue
    hosts.add(next.host)
    made.push(next)
  }
  return made
}

function house([name, owner, town, design, feed, path, links, charset, habits]: Row): House {
  const has = (habit: string) => habits.split(' ').includes(habit)
  const host = `${name
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[^a-z0-9]/g, '')}.localhost`
  const validators = (['both', 'etag', 'last-modified'] as const).find(has) ?? 'none'
  return {
    name,
    short: name,
    host,
    owner,
    agency: false,
    town,
    design,
    feed,
    charset,
    links,
    path,
    validators,
    gzip: has('gzip'),
    slow: has('slow'),
    fullText: has('full'),
    twoFeeds: has('two'),
    straightQuotes: has('straight'),
  }
}
