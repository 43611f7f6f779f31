/** Sentences about the town, for any kind of happening: the background paragraph that reporters keep ready. */
export const townContext = [
  '{city}, [a town|a city] of {population} on the {water}, [grew|grew rich] on {trade} and [still holds|keeps] a [yearly|spring] {fair}.',
  '[Founded|Chartered] in {founded}, {city} has [lost|shed] [a tenth|a fifth|a quarter] of its {trade} [jobs|work] since [2001|2008|2012] and [now|today] [counts|numbers] {population} [people|inhabitants].',
  'The [road|railway|canal] [between|linking] {city} and {nearby} [carries|sees] [4,000|9,000|13,000|22,000] [trips|travelers] a day, [most|many] of them [tied to|drawn by] {trade}.',
  '{nearby}, [eight|11|14|19|23] miles [upstream|downstream] on the {water}, [went through|faced] [something similar|a comparable week] [in 2017|in 2020|the summer before last].',
  'The [news|word] [came|broke] [days|a week] before {city}’s {fair}, which [brings|draws] [7,500|12,000|18,000|31,000] [visitors|guests] and [fills|books out] [every|each] [inn|guesthouse] to {nearby}.',
  '[Local|Regional] [radio|television] in {city} [broke into|interrupted] [a concert|a quiz show|a cooking program] to [report|carry] it, and by [lunchtime|supper] [{trade} workers|students from {nearby}] were [talking|arguing] of [little|nothing] else.',
  '[Since|From] {founded}, when [monks|sailors|weavers|miners] [settled|built] on the {water}, {city} has [prided itself|relied] on {trade}; its {population} people [rarely|seldom] [make|see] [headlines|national news].',
  '[Elsewhere|Further along] on the {water}, [officials|leaders] in {nearby} [offered|promised] [help|beds|staff|advice] and [postponed|called off] [their own|a] {fair} [as|in] a [courtesy|gesture].',
]

/** What an outlet adds of its own beneath an agency story. `{outlet}` is its name, `{hometown}` its town. */
export const localAngle = [
  'In {hometown}, {local} [said|told {outlet}] that [people|families] here had [followed|watched] [events|the news] “[with one hand over our eyes|like a relative’s illness|hour by hour on a cracked phone|from the counter of my shop]”.',
  '[Readers|Callers] [wrote|spoke] to {outlet} [through|all] the [day|morning]; {local} [wanted|asked] to know [why|whether] {hometown} had [no|never made a] plan for [such|this kind of] [a day|trouble].',
  '{outlet} [reported|wrote] [last month|in January|a year ago] that {hometown} [spends|sets aside] [$86,000|$140,000|$325,000|$410,000] a year on [preparing for|guarding against] [surprises|emergencies], [less|more] than [most|half] of its neighbors.',
  '[Closer to home|Locally], {local} will [hold|host] an [evening|open meeting] at the [Odd Fellows hall|rowing club|old granary|Baptist church] in {hometown} on [Thursday|Friday|Saturday] for [anyone|those] [touched|moved] by it.',
  '{local.full} [moved|came] to {hometown} ${years} years ago and [remembers|recalls] [a colder|a kinder|a quieter] time: “[We knew every dog by name|The bridge was free then|You could hear the mill from the square]”.',
  '[The mayor’s office|Town hall] in {hometown} [had no|offered no] [comment|view] for {outlet} [by|before] [press time|Tuesday evening], [though|but] {local} [called|thought] the [silence|quiet] [telling|odd|wise].',
].map((sentence) => sentence.replace('${years}', '[six|nine|12|17|21|30]'))

/** What readers write below the page. */
export const remarks = [
  '[Great|Terrible|Shallow|Fair] [piece|report], but [where|why] [is|was] the [history|map|other side]?',
  '[Finally|At last] someone [says|prints] it. My [cousin|barber|aunt] has been [saying|shouting] this for [years|a decade].',
  '[First|Second]! Also [please|kindly] fix the [crossword|comments|search box].',
  'I [live|grew up] [nearby|two streets away] and it is [worse|better|stranger] than [this|you write].',
  'Can [we|somebody] [talk about|mention] [parking|the smell|geese] for [once|a change]?',
  '[Moderator|Editor]: why was my [last|earlier] comment [removed|eaten]?',
]
