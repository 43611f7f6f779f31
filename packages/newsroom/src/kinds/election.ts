import type { Cast, Casting } from '../cast.ts'
import { early, near, years, type Kind } from './kind.ts'

export const election: Kind = {
  name: 'election',
  section: 'politics',
  figure: 'margin',
  counts: 'the winning margin',
  cast: castElection,
  headlines: [
    '{winner.last} [elected|chosen] {office} by {margin} votes',
    '{winner.full} [beats|ousts|defeats] {loser.last} in [race|contest] for {office}',
    '{loser.last} [seeks|demands] recount after {margin}-vote [loss|defeat]',
    '{issue} [decides|tips] [race|vote] for {office}: {winner.last} {share}%',
    '[Upset|Surprise] in {city} as {winner.last} [takes|wins] {office} [post|seat]',
    '{turnout}% [turnout|vote] [lifts|carries] {winner.last} past {loser.last}',
  ],
  ledes: [
    `{winner} [won|captured] the [race|contest] for {office} on Tuesday, [defeating|beating] {loser} by {margin} votes of {ballots} [cast|counted], [returns|results] from {city} showed.`,
    `[Voters|Citizens] [angry|uneasy] over {issue} [made|elected] {winner} their {office}, {share} percent to {otherShare}, and [sent|retired] {loser} [home|from public life].`,
    `By {margin} votes, [fewer|less] than [fill|the seats in] [a theater|the {city} stands], {winner} of the {party} [is|has become] {office}, {clerk} [declared|announced] ${early}.`,
    `{loser} [conceded|gave way] [shortly|not long] after {clerk} [read|posted] the [last|final] [boxes|precincts] from {stronghold}, [leaving|making] {winner} {office}, with {share} percent.`,
    `The [count|tally] [ran|went] past [two|three|four] in the morning in {city} before {winner}, [hoarse|shoeless|beaming], could [claim|celebrate] the office of {office}, {margin} votes [clear|ahead] of {loser}.`,
  ],
  beats: [
    [
      `[Turnout|Participation] [reached|hit] {turnout} percent, the [highest|lowest|second-highest] for {office} in ${years} years, {clerk} said.`,
      `{clerk} [counted|logged] {ballots} ballots, {turnout} percent of the [roll|register], with {uncounted} [still|yet] to be [checked|verified].`,
      `[Lines|Queues] ${near} polling [places|stations] in {stronghold} [lasted|held] until [nine|ten|eleven], and {turnout} percent [voted|took part] [despite|in spite of] [hail|a bus strike|a cup final].`,
      `[Some|A batch of] {uncounted} [mailed|absentee] ballots [remain|sit] in [a vault|a gymnasium] in {city}; {clerk} [doubts|does not expect] they [can|will] [close|erase] a [gap|lead] of {margin}.`,
    ],
    [
      `{issue} [dominated|ruled] the [campaign|debates], [drowning out|eclipsing] [taxes|crime|roads]; in {stronghold}, [it|the matter] [moved|swung] [one voter in five|whole streets|ten precincts].`,
      `{winner.last} [promised|swore] to [end|settle|fix] {issue} in [90|100|180] days, a [pledge|vow] {loser.last} [ridiculed|called impossible] [until|right up to] the [end|last rally].`,
      `[Exit|Doorstep] [polls|interviews] [named|listed] {issue} [first|on top], [ahead of|above] [prices|wages|housing], for [41|46|52|58] percent of [those|people] who [chose|backed] {winner.last}.`,
      `[Before|Until] {issue} [blew up|surfaced] in [January|the autumn], {loser.last} had [led|been ahead] by [six|eight|11] points and [looked|seemed] [safe|untouchable].`,
    ],
    [
      `The {party} [spent|raised] {spent}, [twice|three times|half] what {loser.last} [could|did], [most|much] of it on [radio|billboards|buses] ${near} {stronghold}.`,
      `[Money|Cash] [poured|came] in late: {spent} for [both|the two] sides, [filings|disclosures] [show|reveal], [a record|the most ever] for {office}.`,
      `{loser} [outspent|outraised] {winner} with {spent}, [proving|a reminder], [aides|friends] [joked|sighed], that [jingles|airtime] [cannot|does not] [dig|carry] [a well|a precinct].`,
      `[Watchdogs|Auditors] are [looking at|reviewing] [part|a slice] of the {spent}, [routed|paid] through [a bakery|a golf club|a printing firm] in {stronghold}.`,
    ],
    [
      `{winner.last} [swept|carried] {stronghold} [with|on] {share} percent [or better|and more], while {loser.last} [held|kept] [only|just] [the suburbs|four wards|the old port] in {city}.`,
      `In {stronghold}, {voter} [cast|dropped] [a|the] ballot at [dawn|seven], [in|wearing] [work boots|a wedding dress|hospital scrubs], [for|choosing] {winner.full}.`,
      `{voter} [backed|voted for] {loser.last} [twice|three times] [before|in the past] and [switched|left] over {issue}, [part|one] of a [drift|slide] that [cost|lost] {stronghold}.`,
      `[Maps|Tallies] [pinned|drawn] up in {city} [told|showed] it [plainly|early]: {share} to {otherShare}, with {stronghold} [gone|lost] for {loser.full} by [ten|eleven].`,
    ],
    [
      `{loser} [has|gets] [until|to] [Friday|the 20th|Monday] to [ask|petition] for a recount, [automatic|required] [below|under] [half|a quarter] of a percentage point.`,
      `[Lawyers|Counsel] for {loser.last} [asked|moved] to [seal|guard] [machines|boxes] in [three|four|six] [towns|wards]; {clerk} [agreed|refused|shrugged].`,
      `{clerk} [certifies|signs] the result on [the 24th|the 28th|Thursday week], [and|after which] the [oath|swearing-in] [follows|comes] [in April|on the courthouse lawn].`,
      `[A judge|The court] [turned|threw] [away|out] a [bid|motion] to [extend|reopen] [voting|the polls] at {stronghold}, where [ink|paper|power] [failed|ran out].`,
    ],
    [
      `[The office|The post] of {office} [oversees|controls] [$90 million|$240 million|$410 million] and [1,100|2,300|3,900] [staff|employees], and has [made|broken] [two|three] [careers|governors].`,
      `No [member|candidate] of the {party} had been {office} [in|for] ${years} [decades|terms], [a drought|a stretch] that [began|opened] with [a fraud trial|a famous quarrel|a landslide].`,
      `{winner.full}, [38|44|51|57|63], [entered|joined] politics [over|after] [a flooded barn|a zoning fight|a library fine] and [lost|failed] [twice|once] [before|first].`,
      `[Markets|Unions|Farmers] [greeted|met] the [news|result] with [calm|a shrug|fireworks]; [neighbors|rivals] of {stronghold} [vote|choose] [next|in the fall].`,
    ],
  ],
  quotes: {
    winner: [
      'They [said|wrote] I had [no|not a] [chance|prayer], and {margin} of you [laughed|said otherwise]',
      '[Tomorrow|At seven] I [start|begin] on {issue}, [tonight|now] I [dance|eat], [badly|with my boots on]',
      'To [everyone|those] who [chose|preferred] {loser.last}: [my door|the coffee] is [open|hot] and I am [listening|often wrong]',
    ],
    loser: [
      'The [people|voters] have [spoken|decided], the [rascals|darlings], and I [will|shall] [mow|garden]',
      '{margin} is a [cough|bus queue], and [democracy|the law] [allows|lets] us to [count|ask] [coughs|twice]',
      'I [rang|called] {winner.last} and [wished|offered] [luck|my maps], [meaning|and meant] [most|all] of it',
    ],
    clerk: [
      'We [count|handle] [paper|slips], not [hopes|moods], and the [paper|pile] [says|came to] {ballots}',
      'My [staff|counters] have [eaten|survived on] [pretzels|cold noodles] since [noon|Sunday], [be kind|so hush]',
    ],
    voter: [
      'I have [voted|come] in [snow|labor|plaster|handcuffs], [so|and] [a line|two hours|this] [counts as|is] [nothing|a holiday|luxury]',
      'It was {issue} or [nothing|silence] for me, my [tap|road|granddaughter] [decided|told me]',
    ],
  },
}

const OFFICES = [
  'governor',
  'county executive',
  'state senator',
  'harbor commissioner',
  'attorney general',
  'state treasurer',
  'district judge',
  'schools superintendent',
]
const ISSUES = [
  'ferry fares',
  'nitrate in wells',
  'school mergers',
  'a casino license',
  'eel quotas',
  'bridge tolls',
  'pension dates',
  'a prison site',
  'grazing rights',
  'broadband',
  'hospital parking',
  'a quarry tax',
]
const WINNERS = [
  'a veterinarian',
  'a former mayor',
  'a trucking heiress',
  'a history teacher',
  'an army engineer',
  'a radio host',
]
const LOSERS = ['the incumbent', 'a two-term senator', 'a banker', 'a sheriff', 'a columnist']

function castElection(make: Casting): Cast {
  const share = make.random.whole(502, 574) / 10
  const otherShare = 99.7 - share
  const ballots = make.round(19_000, 780_000, 100)
  return {
    city: make.place(),
    stronghold: make.place(),
    office: make.pick(OFFICES),
    margin: Math.round((ballots * (share - otherShare)) / 100),
    ballots,
    share: share.toFixed(1),
    otherShare: otherShare.toFixed(1),
    turnout: make.decimal(31, 78),
    spent: make.money(0.6, 21),
    uncounted: make.round(300, 6900, 10),
    party: make.organization(
      `${make.pick(['Civic', 'Harvest', 'Reform', 'Coastal', 'Unity', 'Liberty', 'Labor', 'Green'])} ${make.pick(['Alliance', 'Party', 'League', 'Union'])}`,
      'the party',
    ),
    issue: make.pick(ISSUES),
    winner: make.person(null, make.pick(WINNERS)),
    loser: make.person(null, make.pick(LOSERS)),
    clerk: make.person(make.pick(['Elections Clerk', 'Returning Officer', 'County Clerk'])),
    voter: make.neighbour(),
  }
}
