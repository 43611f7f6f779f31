const listed = (text: string) => text.trim().split(/\s+/)

/** Verbs of saying, in the forms news uses: they may stand before, after or inside what is said, with or without "that". */
export const sayVerbs = new Set(
  listed(`
  said says say saying added adds adding told tells wrote writes tweeted tweets posted explained explains continued continues noted notes stated states
  replied replies responded responds insisted insists argued argues claimed claims warned warns acknowledged acknowledges conceded concedes recalled recalls
  remarked declared declares announced announces reported reports asserted asserts contended contends concluded concludes admitted admits
  alleged alleges joked quipped asked asks suggested suggests testified predicted predicts vowed vows pledged promised promises emphasized
  stressed stresses reiterated observed complained complains cautioned cautions confirmed confirms countered counters agreed agrees boasted
  claim argue warn insist suggest admit allege contend predict estimate report note concede acknowledge fear
  commented comments tweeting yells sings reads read put puts typed scolded boasts joking writing responding telling asking asserting arguing warning noting claiming insisting suggesting explaining
  maintained maintains lamented mused shouted yelled exclaimed urged urges estimated estimates believes believed thinks
  `),
)

/** Verbs that report a thought or a finding only with "that" after them. */
export const thatVerbs = new Set(
  listed(`
  forecast forecasts project projects projected believe think thought feel feels felt hope hopes hoped fear fears feared know knows knew expect expects expected doubt
  show shows showed shown find finds found reveal reveals revealed indicate indicates indicated learn learned discovered determined
  propose proposes proposed recommend recommends recommended demand demands demanded decide decided ruled
  understand understands understood realize realized assume assumed imply implied hinted signaled signalled denied denies deny disclosed
  saying adding arguing claiming suggesting warning noting insisting stating explaining announcing confirming alleging pointing
  tell argue claim suggest warn note insist explain announce confirm allege predict complain worry worried convinced confident concerned
  acknowledge concede agree estimate contend assert speculated speculates suspect suspects suspected reckon reckons reckoned conclude swore accused assured assures informed reminded
  `),
)

/** Verbs after which whoever is told comes first: "told reporters that". */
export const toldVerbs = new Set(listed(`told tells tell assured assures informed reminded warned warns asked asks`))

/** What may stand between a source and its verb. */
export const beforeVerb = new Set(
  listed(`
  has have had also later then earlier repeatedly reportedly already even once recently previously initially further now still often never
  publicly privately simply just is was are were being been be did does do will would may might could can not falsely correctly frequently
  specifically explicitly flatly bluntly always again subsequently immediately first
  `),
)

/** Before a word that looks like a verb, these show that it is a noun or an infinitive. */
export const notVerbAfter = new Set(
  listed(
    `the a an his her its their our my your of new these those this some any no every such each more many most other several to by`,
  ),
)

export const pronouns = new Set(listed(`he she they it we i who you`))
export const personPronouns = new Set(listed(`he she`))

/** Words that begin a new clause, so that a source does not reach back over them. */
export const clauseStarts = new Set(
  listed(
    `and but or that as because while when if although though since so whereas which after before until where what how why than yet`,
  ),
)

export const prepositions = new Set(
  listed(
    `of for in at from with by to on about over under near against during after before since into without within amid among between`,
  ),
)

/** After a source to the right of its verb, these begin what is no longer the source. */
export const afterSource = new Set(
  listed(`
  on during after before when while as adding at in last this earlier late early to because since speaking referring describing via
  monday tuesday wednesday thursday friday saturday sunday yesterday today through by about over with following if but and that
  `),
)

export const weekdays = new Set(listed(`monday tuesday wednesday thursday friday saturday sunday`))

/** Verbs that report with words quoted from the source: "called it a “new level”". Alone they say too little. */
export const describeVerbs = new Set(
  listed(`
  called calls calling described describes describing dismissed dismisses praised praises voiced voices hailed hails blasted denounced criticized
  criticised condemned accused accuses labeled labelled branded decried slammed derided touted referred spoke cited cites mocked expressed
  repeated echoed offered used demanded demands appealed promised
  `),
)

/** Verbs whose report needs no "that": "claims the plan failed". */
export const bareVerbs = new Set(
  listed(`
  said says say saying claimed claims claim believes believed believe thinks think thought insisted insists argued argues suggested suggests announced
  warned warns estimates estimated acknowledged admitted predicted hopes hoped told tells confirmed fears feared knows knew alleges alleged vowed
  notes noted added adds stated states reported reports explained explains
  `),
)

/** Forms that show a clause has a verb of its own. */
export const finiteVerbs = new Set(
  listed(`
  is are was were be been am has have had will would could can should may might must did do does isn't aren't wasn't weren't hasn't haven't hadn't won't
  wouldn't couldn't can't shouldn't didn't don't doesn't it's he's she's they're we're i'm that's there's we've they've i've he'd she'd they'd we'll they'll
  `),
)

/** First words of a clause that follows whoever is told: "told reporters there were". */
export const clauseSubjects = new Set(
  listed(`that there he she they it we i these those this his her its their our if whether`),
)

/** Verbs of saying that are as often plural nouns: they need a source or a content that shows them to be verbs. */
export const nounLike = new Set(
  listed(
    `reports claims notes states estimates demands promises fears hopes doubts calls cites warnings posts asks answers thought report claim estimate fear hope doubt demand fears shows finds worries`,
  ),
)

/** Forms of "to be": after them a past participle reports nothing of its subject. */
export const passives = new Set(listed(`is are was were be been being`))
export const mindStates = new Set(listed(`convinced confident concerned worried`))
