import { describe, expect, it } from 'vitest'
import { fateIn } from './fates.ts'

/** Every number of a sentence with what became of those it counts. */
const fates = (sentence: string) =>
  Array.from(
    sentence.matchAll(/\b(?:\d[\d,]*\d|\d|twelve|twenty-six|three|four|five|eleven)\b/gi),
    ({ 0: number, index }) => `${number} ${fateIn(sentence, index) ?? '-'}`,
  )

describe('fateIn', () => {
  it.each([
    ['The blast killed at least 26 people and injured 17.', ['26 killed', '17 hurt']],
    ['The blast injured at least 17 people and killed 26.', ['17 hurt', '26 killed']],
    ['A bomber struck a mosque, killing 26 people, wounding 60.', ['26 killed', '60 hurt']],
    ['A bomber struck a mosque, wounding 60 people, killing 26.', ['60 hurt', '26 killed']],
    ['The attack left 26 people dead and 60 injured.', ['26 killed', '60 hurt']],
    ['The attack left 60 people injured and 26 dead.', ['60 hurt', '26 killed']],
    ['Twenty-six people were killed and 60 injured.', ['Twenty-six killed', '60 hurt']],
    ['Sixty-one were hurt; 26 were killed and 17 were wounded.', ['26 killed', '17 hurt']],
    ['The blast killed 26 people and 17 people were injured.', ['26 killed', '17 hurt']],
    ['The blast injured 17 people and 26 people were killed.', ['17 hurt', '26 killed']],
    ['The blast killed 26 people and left 17 injured.', ['26 killed', '17 hurt']],
    ['The blast injured 17 people and left 26 dead.', ['17 hurt', '26 killed']],
    ['Police shot dead 26 people and arrested 60.', ['26 killed', '60 detained']],
    ['Police arrested 60 people and shot dead 26.', ['60 detained', '26 killed']],
    ['The quake killed more than 2,000 people and injured thousands.', ['2,000 killed']],
    ['The quake injured thousands of people and killed more than 2,000.', ['2,000 killed']],
    ['Rescuers pulled 26 survivors from the rubble; 60 people are missing.', ['26 rescued', '60 missing']],
    ['Some 60 people are missing; rescuers pulled 26 survivors from the rubble.', ['60 missing', '26 rescued']],
    ['The attack killed four soldiers and 11 civilians.', ['four killed', '11 killed']],
    [
      'The attack killed 11 civilians and four soldiers and left 40 people hurt.',
      ['11 killed', 'four killed', '40 hurt'],
    ],
    ['Twelve soldiers and five civilians were killed.', ['Twelve killed', 'five killed']],
    ['At least 26 people, three of them children, were killed.', ['26 killed', 'three killed']],
    ['The raid killed 26 people, including 11 in a tent camp.', ['26 killed', '11 killed']],
    ['Gunmen killed 26 people, taking 40 hostage.', ['26 killed', '40 -']],
    ['The death toll rose to 46.', ['46 killed']],
    ['Some 46 were feared dead and 12 unaccounted for.', ['46 killed', '12 missing']],
    ['Three were in serious condition and 13 had minor injuries.', ['Three -', '13 hurt']],
    ['The toll climbed to 1,644, with 3,408 injured and 139 missing.', ['1,644 killed', '3,408 hurt', '139 missing']],
  ])('%s', (sentence, expected) => expect(fates(sentence)).toEqual(expected))
})
