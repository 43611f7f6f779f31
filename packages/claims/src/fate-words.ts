const listed = (text: string) => text.trim().split(/\s+/)

/** What is said to have become of those who are counted, by the words that say it. */
const FATES: Record<string, string> = {
  killed:
    'kill killed kills killing dead die died dies death deaths fatal fatally fatalities toll perished slain drowned',
  hurt: 'injure injured injures injuring injuries injury hurt wounded wounding wounds hospitalized hospitalised treated casualties',
  missing: 'missing unaccounted disappeared',
  rescued: 'rescue rescues rescued rescuing saved survived survivors freed',
  displaced: 'displaced displacing evacuated evacuating evacuate evacuees homeless fled flee sheltered',
  detained:
    'arrested arrests arrest arresting detain detained detaining detentions jailed imprisoned charged convicted custody',
  deployed: 'deployed deploy deploying sent sending send dispatched stationed training trained fighting',
  lost: 'cut cuts laid layoffs fired lost shed axed redundancies redundant',
  destroyed: 'destroy destroys destroyed destroying burned burnt collapsed damaged razed flattened ruined',
}

export const fateOfWord = new Map(
  Object.entries(FATES).flatMap(([fate, words]) => words.split(' ').map((word): [string, string] => [word, fate])),
)

/** Words for anybody: whoever is counted by one may be the same as whoever is counted by another. */
export const ANYBODY = new Set(
  listed(
    'people person persons men women civilians residents passengers victims others students workers soldiers troops fighters personnel members employees jobs staff lives',
  ),
)

/** They do it to whoever comes after them, whatever stands there. */
export const DOING = new Set(
  listed(
    'kill kills killing injure injures injuring wounding rescues rescuing displacing evacuating evacuate arresting detain detaining deploy deploying sending send destroys destroy destroying',
  ),
)

/** Nouns, adjectives, and verbs without an object: they tell of whoever they stand beside. */
export const STATES = new Set(
  listed(
    `dead die died dies death deaths fatal fatally fatalities toll perished drowned injuries injury casualties missing unaccounted disappeared survivors survived
    evacuees homeless fled flee arrests detentions custody training fighting layoffs redundancies redundant collapsed`,
  ),
)

/** What may stand between a verb and the number that is its object: "killed at least another 26". */
export const BEFORE_NUMBER = new Set(
  listed(
    'at least most more fewer less than about around almost nearly roughly approximately some over under up to as many few an estimated a another further additional total of all the no other another',
  ),
)

/** What begins the object of a verb where no number does: "wounded many", "killed her". */
export const OBJECTS = new Set(
  listed(
    'many several dozens scores hundreds thousands others people civilians soldiers passengers his her their its everyone everybody nobody them him it us',
  ),
)

/** After these a participle tells what was done to whoever is named before. */
export const PASSIVES = new Set(
  listed('is are was were be been being am get gets got left leaves leaving reported confirmed feared presumed found'),
)
