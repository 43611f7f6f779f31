import { citiesByCountry } from '../tables/cities.ts'
import {
  doubtfulFirstNames,
  familyNames,
  firstNames,
  leadingFamilyNames,
  nameParticles,
} from '../tables/first-names.ts'
import { listed } from '../tables/listed.ts'
import { calendarWords, demonymPairs, demonyms, eventEndings, starters } from '../tables/not-names.ts'
import { knownOrganizations, organizationBeginnings, organizationEndings } from '../tables/organizations.ts'
import { honorifics, offices, personNouns, personOffices, personVerbs } from '../tables/people-words.ts'
import { countrySpellings, knownRegions, placeBeginnings, placeEndings } from '../tables/regions.ts'
import { companies } from '../tables/companies.ts'
import { outlets } from '../tables/outlets.ts'
import { footballClubs, nicknamedTeams, otherTeams } from '../tables/teams.ts'
import { financeWords, sportWords } from '../tables/topics.ts'
import type { NameClass } from './name-classes.ts'

/** The hand-written tables of this package, each under the class it stands for. */
export function tableNames(): [NameClass, Iterable<string>][] {
  return [
    ['country', listed(countrySpellings, /;/).flatMap((line) => listed(line, /=/).slice(1))],
    ['region', knownRegions.map(([spelling]) => spelling)],
    ['city', Object.values(citiesByCountry).flatMap((line) => listed(line, /, (?!D\.C)|=/))],
    ['body', knownOrganizations.map(([spelling]) => spelling)],
    ['company', companies],
    ['team', [...footballClubs, ...otherTeams]],
    ['team', nicknamedTeams.flatMap(({ city, nickname }) => [nickname, `${city} ${nickname}`])],
    ['outlet', outlets],
    ['sport', sportWords],
    ['finance', financeWords],
    ['firstName', [...firstNames, ...doubtfulFirstNames]],
    ['familyName', [...familyNames, ...leadingFamilyNames]],
    ['particle', nameParticles],
    ['demonym', [...demonyms, ...demonymPairs.flatMap((pair) => [pair, `${pair}s`])]],
    ['calendar', calendarWords],
    ['honorific', honorifics],
    ['office', [...offices, ...personOffices]],
    ['organizationEnding', organizationEndings],
    ['organizationBeginning', organizationBeginnings],
    ['placeEnding', placeEndings],
    ['placeBeginning', placeBeginnings],
    ['personWord', [...personVerbs, ...personNouns]],
    ['event', eventEndings],
    ['starter', starters],
  ]
}
