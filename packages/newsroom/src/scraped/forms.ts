import { casting, type Cast, type Casting } from '../cast.ts'
import { sentences } from '../grammar.ts'
import type { Random } from '../random.ts'

type Form = { name: string; cast: (make: Casting) => Cast; headline: string; paragraphs: string[] }

/** Texts that agencies fill in by machine: two fillings share nearly all words but names and numbers, and are two articles. */
const forms: Form[] = [
  {
    name: 'earnings form',
    cast: (make) => ({
      company: make.company().company,
      city: make.place(),
      income: make.money(3, 900),
      cents: make.number(11, 96),
      expected: make.number(11, 96),
      analysts: make.pick(['three', 'four', 'five', 'six', 'seven']),
      revenue: make.money(1000, 9000),
      rise: make.number(2, 48),
      year: make.pick(['risen', 'fallen', 'climbed', 'dropped']),
    }),
    headline: '{company.short}: Q3 Earnings Snapshot',
    paragraphs: [
      '{company} on Tuesday reported third-quarter net income of {income}.',
      'On a per-share basis, the {city}-based company said it had profit of {cents} cents. Earnings, adjusted for one-time gains and costs, were {expected} cents per share.',
      'The results topped Wall Street expectations. The average estimate of {analysts} analysts surveyed by Zacks was for earnings of {expected} cents per share.',
      'The company posted revenue of {revenue} in the period, also exceeding Street forecasts.',
      '{company} shares have {year} {rise} percent since the beginning of the year, while the market as a whole has been little changed over the last 12 months.',
      'This story was generated from data supplied by the exchange, with no reporter involved. Access a full report on the company at the exchange.',
    ],
  },
  {
    name: 'earthquake form',
    cast: (make) => ({
      city: make.place(),
      nearby: make.place(),
      size: make.decimal(3, 4.9),
      miles: make.number(3, 38),
      far: make.number(9, 77),
      further: make.number(80, 190),
      other: make.place(),
      clock: make.clock(),
      depth: make.decimal(1.1, 9.8),
      days: make.number(1, 9),
    }),
    headline: 'Earthquake: {size} quake strikes near {city}',
    paragraphs: [
      'A shallow magnitude {size} earthquake was reported Tuesday at {clock} {miles} miles from {city}, according to the geological survey.',
      'According to the survey, the epicenter was {far} miles from {nearby} and {further} miles from {other}. The depth of the quake was {depth} miles.',
      'In the last 10 days, there have been {days} earthquakes of magnitude 3.0 or greater centered nearby.',
      'Did you feel this earthquake? Consider reporting what you felt to the geological survey.',
      'Find out what to do before, and during, an earthquake near you by reading our guide to emergency preparedness, which was written with the help of engineers.',
      'This information comes from the earthquake notification service, and this post was created by an algorithm written by the author.',
    ],
  },
  {
    name: 'game form',
    cast: (make) => {
      const home = make.place()
      const away = make.place()
      return {
        home,
        winner: make.team(home),
        loser: make.team(away),
        star: make.person(null),
        other: make.person(null),
        rival: make.person(null),
        points: make.number(17, 39),
        rebounds: make.number(6, 15),
        helped: make.number(11, 19),
        high: make.number(81, 118),
        low: make.number(60, 80),
        wins: make.number(4, 21),
        losses: make.number(2, 19),
      }
    },
    headline: '{star.last} scores {points} as {winner.short} beat {loser.short} {high}-{low}',
    paragraphs: [
      '{star} had {points} points and {winner} beat {loser} {high}-{low} on Tuesday night.',
      '{star.last} added {rebounds} rebounds for {winner.short}. {other} scored {helped} points, and shot 5 for 9 (2 for 5 from 3-point range) and 4 of 4 from the free-throw line.',
      '{loser} was led in scoring by {rival}, who finished with {helped} points, {rebounds} rebounds and two steals. The loss is the team’s fourth in a row.',
      '{winner.short} improved to {wins}-{losses}. The teams play again on Saturday, when the season’s series is to be decided in {home}.',
      'The statistics were compiled with data provided by the league, and the text was produced with technology that turns results into recaps.',
    ],
  },
  {
    name: 'weather form',
    cast: (make) => ({
      city: make.place(),
      nearby: make.place(),
      today: make.pick(['partly cloudy', 'mostly sunny', 'overcast', 'breezy', 'foggy at first']),
      tomorrow: make.pick([
        'a chance of showers',
        'plenty of sunshine',
        'patchy fog',
        'gusty winds',
        'scattered storms',
      ]),
      high: make.number(51, 93),
      low: make.number(21, 50),
      next: make.number(48, 95),
      wind: make.number(4, 38),
      rain: make.number(10, 90),
      rises: make.clock(),
    }),
    headline: '{city} weather: high of {high}, {today} on Tuesday',
    paragraphs: [
      'It will be {today} in {city} on Tuesday, with a high near {high} degrees and a low of about {low}, the weather service said.',
      'Winds will blow from the northwest at {wind} mph. The chance of rain is {rain} percent, and the sun rises at {rises}.',
      'Wednesday brings {tomorrow} and a high near {next} for the area around {nearby}. The extended forecast calls for little change before the weekend.',
      'Drivers should leave more time for their way to work and look up road conditions before they set out. This forecast is updated by machine every hour from data of the weather service.',
    ],
  },
  {
    name: 'market form',
    cast: (make) => ({
      dow: make.number(12, 480),
      dowAt: make.number(24_000, 39_000),
      broad: make.decimal(1, 48),
      broadAt: make.number(3100, 5200),
      tech: make.number(9, 210),
      barrel: make.decimal(51, 96),
      oil: make.pick(['rose', 'fell', 'slipped', 'gained']),
      yield: make.decimal(2, 4.9),
      gold: make.number(1500, 2400),
      company: make.company().company,
      moved: make.decimal(1.2, 14),
      cents: make.number(9, 98),
    }),
    headline: 'How major US stock indexes fared, with {company.short} up {moved} percent',
    paragraphs: [
      'Stocks closed higher on Wall Street Tuesday after a day of light trading, as investors weighed earnings reports and waited for word from the central bank later in the week.',
      'The blue-chip average rose {dow} points to {dowAt}. The broader index added {broad} points to close at {broadAt}, and the technology-heavy composite gained {tech} points.',
      '{company} gained {moved} percent after its quarterly results came in {cents} cents a share better than analysts had forecast.',
      'Benchmark crude oil {oil} to {barrel} dollars a barrel. Gold was little changed at {gold} dollars an ounce. The yield on the 10-year note stood at {yield} percent.',
    ],
  },
  {
    name: 'lottery form',
    cast: (make) => ({
      region: make.place(),
      first: make.number(1, 19),
      second: make.number(20, 33),
      third: make.number(34, 49),
      bonus: make.number(1, 26),
      jackpot: make.money(1, 90),
      odds: make.round(100_000, 9_000_000, 1000),
      clock: make.clock(),
    }),
    headline: 'Winning numbers drawn in {region} game',
    paragraphs: [
      'The winning numbers in Tuesday evening’s drawing of the {region} lottery’s “Pick Four” game were {first}, {second}, {third} and bonus ball {bonus}, drawn at {clock}.',
      'The estimated jackpot is {jackpot}. Matching all four numbers wins it; the odds of doing so are one in {odds}.',
      'Tickets that match three numbers can be cashed wherever they are sold in {region}; larger prizes must be claimed in person within 180 days of the drawing.',
      'For drawing days, game odds and where to get help with problem gambling, players should consult the lottery’s own pages or call its hotline, which is staffed day and night.',
    ],
  },
]

export type FilledForm = { name: string; headline: string; paragraphs: string[]; place: string }

/** One filling of one of the forms. */
export function filledForm(at: number, from: Random): FilledForm {
  const form = forms[at % forms.length] as Form
  const cast = form.cast(casting(from.fork('cast')))
  const say = sentences(cast)
  const place = Object.values(cast).find((part) => typeof part === 'object' && part.kind === 'place')
  return {
    name: form.name,
    headline: sentences(cast).fill(form.headline, from),
    paragraphs: form.paragraphs.map((paragraph) => say.fill(paragraph, from)),
    place: typeof place === 'object' && place.kind === 'place' ? place.name : 'Calverne',
  }
}
