import { choose } from '../grammar.ts'
import type { House } from '../houses.ts'
import { random, type Random } from '../random.ts'

/** Furniture in words of the kind, each in many ways: an owner's sites share theirs, every site has some of its own. */
const ABOVE = [
  '[Sections|Menu|Navigation]',
  '[Home|Front page] [News|Local] Sports [Opinion|Voices] [Obituaries|Classifieds] [Jobs|Homes]',
  '[Subscribe|Sign in|Log in|E-edition|My account]',
  '[Cloudy|Sunny|Fair] [44|51|58|63|70]° [Full forecast|Ten-day forecast]',
  '[Trending|Hot now|In the news]:',
  'Enter [city and state|your town] or [zip code|postcode]',
]
const NOTICES = [
  'This site [uses|places] cookies [and similar technologies|and pixels] to [understand|learn] how [visitors|readers] [use|move through] it and to [show|serve] [advertising|offers] that [may|might] [interest|suit] them. By [continuing|going on] you [agree|consent] to [this use|our policies], which [can be|are] [read|found] in full [at the foot of the page|in the preference center].',
  'You have [read|viewed] [two|three|four|five] of your [five|six|ten] [free|complimentary] articles this month. [Support|Stand by] [local|independent] journalism [for|with] [99 cents|one dollar|two dollars] a week, [cancel|stop] [anytime|whenever you like], and [get|receive] [every|each] [puzzle|crossword|recipe] [as well|besides].',
  'We [invite|welcome] you to [use|join] our [commenting|discussion] platform to [engage in|have] [insightful|civil|lively] conversations about [issues|matters] in [our|this] community. We [reserve the right|are entitled] at all times to [remove|delete] any [information|materials] that are [unlawful|threatening|abusive], and to [disclose|hand over] any information [necessary|needed] to [satisfy|comply with] the law, regulation, or [government|official] request.',
  '[Get|Have] the day’s [top|biggest] [headlines|stories] [sent|delivered] to your inbox every [morning|evening] by [signing up|putting your name down] for our [free|daily] [newsletter|bulletin|briefing]; you can [leave|unsubscribe] at any time with one click, and we [never|do not] [sell|share] your address with [anyone|third parties].',
  '[Founded|Established] in [1851|1868|1884|1902|1926], {house} is [part|a member] of the {owner} [group|family] of [titles|stations], which [reaches|serves] [two|three|four] million [readers|people] each week across [eleven|seven|nineteen] [counties|regions] and has [won|earned] [awards|honors] for its [coverage|reporting] of [schools|rivers|courts|farming] and its [photography|obituaries|editorial cartoons].',
  'All rights reserved by {owner}. [This material|Material on this site] may not be [published|reproduced], broadcast, rewritten, or [redistributed|transmitted] without [prior|written] permission. [Use of|Access to] this site [constitutes|means] acceptance of our [user agreement|terms] and [acknowledgment|recognition] of our [privacy|cookie] [policy|statement].',
  '[Quotes|Prices] [displayed in real time or|are] delayed by at least [15|20] minutes. Market data provided by [a vendor|the exchanges]. Powered and implemented by [a fund rating|an index] company; [legal statement|full disclaimers] and [mutual fund|index] data [follow|are linked] below.',
  '[Report|Flag] a [typo|mistake] or [send|give] us a [tip|hint]: the newsroom of {house} [can be reached|answers] by [telephone|letter] on [weekdays|every day] [between|from] [nine and five|eight to six], and [corrections|clarifications] are [printed|published] on page two [as soon as|when] [they are confirmed|an editor has confirmed them].',
]
const LABELS = [
  'Share',
  'Tweet',
  'Email',
  'Print',
  'Comments (0)',
  'Facebook',
  'Save',
  'Advertisement',
  'Close',
  'Hide caption',
]

const filled = (text: string, house: House, from: Random) =>
  choose(text, from).replaceAll('{house}', house.name).replaceAll('{owner}', house.owner)

/** What every page of a house has around its articles; `above` and `below` are paragraphs. Its own and its owner's. */
export type Furniture = { above: string[]; below: string[]; world: string }

export function furnitureOf(house: House): Furniture {
  const own = random(`furniture ${house.host}`)
  const owners = random(`furniture ${house.owner}`)
  const anybodys = random('furniture of the world')
  const heavy = own.chance(0.25)
  const shared = owners.sample(NOTICES, heavy ? 3 : 1).map((text, at) => filled(text, house, owners.fork(at)))
  const single = own.sample(NOTICES, heavy ? 3 : 1).map((text, at) => filled(text, house, own.fork(at)))
  return {
    above: own.sample(ABOVE, own.whole(1, 5)).map((text, at) => filled(text, house, own.fork(`above ${at}`))),
    below: [...single, ...shared],
    // One consent platform serves many owners.
    world: filled(NOTICES[0] as string, house, anybodys),
  }
}

/** Headlines of other pages, under a label. */
export const linkList = (headlines: string[], from: Random) => [
  from.pick(['Most popular', 'Most read', 'Related', 'More from this section', 'You may also like', 'Read more']),
  ...headlines,
]

export const labels = (count: number, from: Random) => from.sample(LABELS, count)
