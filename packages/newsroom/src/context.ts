/** The background that reporters keep ready about a town: each fact in several ways. */
export const townContext: string[][] = [
  [
    '{city}, [a town|a city|a place] of {population} on the {water}, [grew|grew rich|was raised] on {craft} and [still holds|keeps|puts on] a [yearly|spring|well-loved] {fair}.',
    'The {population} [people|souls|inhabitants] of {city} [live|make their living] [mostly|largely|by and large] from {craft}, [as|much as] their [grandparents|forebears] did, and from the {fair}.',
    '{craft} [made|built] {city}; the {water} [carried|took] it to [market|the coast|the capital], and {population} people [stayed|remained] when [both|the trade] [slowed|dried up].',
    'With {population} [residents|people] and [one|a single] [cinema|bookshop|traffic light], {city} is [known|famous] for {craft}, [less|not so much] for [trouble|news|drama].',
  ],
  [
    '[Founded|Chartered|Settled] in {founded}, {city} has [lost|shed] [a tenth|a fifth|a quarter] of its {craft} [jobs|work] since [2001|2008|2012|2015].',
    'In {founded}, [monks|sailors|weavers|miners|exiles] [settled|landed] [where|at a spot where] {city} now stands; {craft} [came|followed] [a century|decades] [later|after].',
    'A [stone|plaque|mural] at the [station|quay|old gate] [gives|has] {founded} as the [birth|year] of {city}, [though|but] [historians|archivists] [quarrel|differ] over it.',
    'Not since {founded}, [people joke|locals like to say|the saying goes], has {city} [hurried|made up its mind|agreed on anything].',
  ],
  [
    'The [road|railway|canal|ferry] [between|linking|that joins] {city} and {nearby} [carries|moves|takes] [4,000|9,000|13,000|22,000|37,000] [travelers|passengers|commuters] [daily|on a workday|each weekday].',
    '{nearby}, [eight|11|14|19|23] miles [upstream|downstream|off], [went through|faced|saw] [something similar|a comparable week|much the same] in [2011|2014|2017|2020|2022].',
    '[Leaders|Officials|The mayor] in {nearby} [offered|promised|sent] [help|beds|staff|advice|two vans] and [postponed|called off|cut short] [a dinner|a parade|the {fair}].',
    '[Students|Commuters|Farmers] from {nearby} [first|only] [heard|learned] of it [on the train|at breakfast|from a bus driver|over the radio].',
    'Between {city} and {nearby} there is [an old rivalry|little love|one bridge], [set aside|forgotten] [for now|this week|on Tuesday].',
  ],
  [
    '[News|Word] of it [came|broke] [days|a week|two weeks] before the {fair}, which [brings|draws|pulls in] [7,500|12,000|18,000|31,000|44,000] [visitors|guests|outsiders].',
    'The {fair} [may|might|could] [go ahead|be held] [regardless|all the same|in smaller form]; a [committee|panel] [decides|meets] [on Friday|on Sunday|next week].',
    '[Tickets|Stalls|Rooms] for the {fair} had [sold out|been booked] [weeks|months] [ahead|ago], and [refunds|changes] are [unlikely|being discussed|a headache].',
    '[Hotels|Innkeepers|Landladies] [counting|relying] on the {fair} [fielded|took] [40|70|110|160] [calls|cancellations] [by|before] [noon|lunch|three o’clock].',
  ],
  [
    '[Radio|Television] in {city} [broke into|interrupted|cut short] [a concert|a quiz show|a cooking program|a chess match] [for it|to carry the report|with the first word].',
    '[By|Before] [lunchtime|supper|nightfall], [barbershops|kitchens|bus stops|taverns] in {city} [talked|spoke] of [little|nothing] else.',
    'A [candle|silent|lunchtime] [vigil|gathering] [drew|brought] [90|140|230|370] to the [square|church|library] in {city}, where [nobody|no one] [made|gave] [a speech|speeches].',
    'On [social media|a town message board], [pictures|rumors|jokes] [spread|traveled] [as far as|well past] {nearby} [within|in under] [an hour|20 minutes].',
  ],
  [
    '{historian} [compared|likened] it to [the winter|a summer|the spring] of [1911|1936|1948|1957|1963], [when|a time when] {city} [closed|emptied|quarreled over] its [mills|wharves|theaters].',
    '[Asked|Pressed] for [a precedent|anything like it], {historian} [opened|fetched] [a ledger|a scrapbook|two diaries] and [read|pointed] [silently|for a while] before [answering|shaking {historian.his} head].',
    'For {historian}, [whose|the author of a] history of {city} [fills|in] [three|four|nine] volumes, it is [a footnote|one more chapter|the end of an era], [depending|it depends] on [Wednesday|what follows|the weather].',
    '[Memory|The past] [weighs|counts] in {city}: {historian} [traced|followed] [much|some] of the [feeling|mood] to [a strike|a fever|a lost ship|a burned bridge] in [1889|1902|1919|1927].',
  ],
  [
    '{caller} [waited|stood] at [a bus stop|the bakery|the gate] in {nearby} for [someone|anyone] to [explain|tell], [and|then] [walked|cycled] the [rest|last miles] to {city}.',
    '[At home|In the kitchen], {caller} [turned|switched] the [set|radio] [up|on] and [missed|burned] [supper|a cake|the last bus], [a small|not the only] [casualty|cost] of the [day|hour].',
    '[A nephew|A sister|The landlord] of {caller} [works|lives] [close by|two doors down], and [rang|called] [before|ahead of] [any|the first] [bulletin|headline].',
    '[Nothing|Little] in [ten|twenty|thirty] years as a [neighbor|taxpayer] had [surprised|moved] {caller.full} [so|as much], [friends|relatives] [said|agreed].',
  ],
  [
    '[Schoolchildren|Choirs|Scouts] in {nearby} [wrote|painted|mailed] [cards|letters|banners], [310|470|640|820] of them, [one|each] [addressed|written] [simply|only] to “{city}”.',
    '[Two|Three] [parishes|clubs|breweries] [collected|raised] [$3,800|$7,200|$12,500|$19,000] [overnight|by breakfast|in jars], [double|half] what the last {fair} [brought|took].',
    '[A bakery|A diner|A ferry line] [fed|carried] [anyone|all comers] [free|without charge] until [closing|nightfall], and [ran|sold] out of [rolls|coffee|tickets] [twice|by four].',
    'The [bells|sirens|whistles] of {nearby} [sounded|rang] at [six|seven|noon], [an honor|a gesture] [reserved|kept] for [floods|royalty|the {fair}].',
  ],
  [
    '[Analysts|Academics|Bloggers] [far|well] from {city} [offered|published] [theories|charts|advice], [little|none] of it [read|welcome] along the {water}.',
    'The [weather|forecast] for {city} [calls|is] for [fog|drizzle|sun|frost] [through|until] [Thursday|Friday], [which|and that] will [help|slow] [everyone|the curious|the clerks].',
    '[Traffic|Crowds] [thinned|eased] along the {water} by [five|six|eight], and [gulls|swallows|joggers] [took|claimed] [back|over] the [path|quay].',
    '[Tuesday|The day] [ended|closed] in {city} as [days|Tuesdays] do there, with [lamps|a kettle|dominoes] and [a late|the last] [ferry|train] [toward|for] {nearby}.',
  ],
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
