import { near, years, type Kind } from './kind.ts'

export const sports: Kind = {
  name: 'sports',
  section: 'sports',
  figure: 'attendance',
  counts: 'the attendance',
  cast: (make) => {
    const home = make.place()
    const away = make.place()
    const low = make.number(0, 3)
    return {
      city: home,
      home: make.team(home),
      away: make.team(away),
      awayTown: away,
      score: `${low + make.number(1, 3)}-${low}`,
      attendance: make.number(2100, 48_700),
      minute: String(make.number(52, 89)),
      early: String(make.number(4, 41)),
      points: make.number(11, 64),
      saves: make.number(4, 14),
      streak: make.number(4, 12),
      ground: `${make.street().split(' ')[0]} ${make.pick(['Park', 'Field', 'Arena', 'Ground', 'Lane'])}`,
      injury: make.pick([
        'a torn hamstring',
        'a cracked rib',
        'a twisted knee',
        'a broken finger',
        'food poisoning',
        'a stiff neck',
        'a bruised heel',
        'concussion',
      ]),
      scorer: make.person(null),
      keeper: make.person('goalkeeper'),
      coach: make.person(make.pick(['Coach', 'Head coach', 'Manager'])),
      rival: make.person(null, 'the visiting coach'),
      fan: make.neighbour(),
    }
  },
  headlines: [
    '{scorer.last} [strikes|scores] late as {home.short} [edge|beat|sink] {away.short} {score}',
    '{home.short} [down|defeat|outlast] {away.short} {score} before {attendance}',
    '{score}: {home.short} [stretch|extend] [run|streak] to {streak}',
    '[Ten-man|Battered|Weary] {away.short} [fall|lose] {score} at {ground}',
    '{keeper.last} [saves|stops] {saves} as {home.short} win {score}',
    '{away.short} [rue|curse] {injury} in {score} [loss|defeat] to {home.short}',
  ],
  ledes: [
    `{scorer} [struck|scored|headed in] in the {minute}th minute and the {home.short} [beat|edged|defeated] the {away} {score} on Tuesday [in front of|before] {attendance} at {ground}.`,
    `The {home} [won|took it] {score} over the {away.short} [on Tuesday night|under the lights] to [run|stretch] their unbeaten [spell|streak] to {streak}, [thanks to|on the back of] {saves} saves by {keeper}.`,
    `[Rain|Sleet|Fog] and {attendance} [supporters|ticket holders] [came down|descended] on {ground}, where {scorer} [settled|decided] a [bad-tempered|ragged|lovely] [match|evening] between the {home} and the {away}, {score}.`,
    `It [took|needed] {scorer} until the {minute}th minute, and the {away} [one|a single] lapse, for {coach} and the {home.short} to [get|claim] a {score} win that [lifts|carries] them to {points} points.`,
    `{coach} [threw|tossed] {coach.his} [cap|coat|notebook] into row [F|K|M|Q] of {ground} when {scorer} [scored|found the net], and the {home} [held on|clung on] to [win|prevail], {score}, [against|over] the {away}.`,
  ],
  beats: [
    [
      `The {away.short} had [gone|moved] [ahead|in front] in the {early}th minute [from|off] a [corner|throw|deflection] that {keeper} [lost|misjudged] in the [floodlights|spray].`,
      `[Neither|No] side [managed|had] a shot [worth|of] the name until the {early}th minute, when {scorer} [rattled|hit|clipped] the [bar|post] [from|at] [20|25|30] yards.`,
      `{keeper} [denied|foiled] the {away.short} in the {early}th minute and [twice|three times] [before|ahead of] the interval, [finishing|ending] with {saves} saves.`,
      `[A header|A free kick|A long throw] in the {early}th minute [settled|calmed] the {home.short}, [though|but] the [lead|cushion] [lasted|survived] [six|nine|11] minutes.`,
      `From the {early}th minute on, the {home.short} [pinned|penned] the {away.short} back [along|down] the [left|right], [without|short of] [a finish|reward] until {scorer} [came|stepped] up.`,
    ],
    [
      `{injury} [ended|cut short] the [night|evening] of [a|the] {away.short} [captain|playmaker|winger], who [left|limped off] [on|to] [a stretcher|loud applause|boos].`,
      `The {away.short} [played|spent] the last [18|24|31] minutes a [man|player] [short|down] after [a|the] [second|clumsy] [booking|challenge] ${near} the [dugout|halfway line].`,
      `[Already|Before kickoff] [without|missing] [two|three] [starters|regulars], the {away.short} [lost|saw] another to {injury} [inside|within] [the half|an hour].`,
      `{rival} [blamed|pointed to] {injury} and [the turf|the schedule|a long bus ride], [five|six|eight] hours [from|out of] {awayTown}.`,
    ],
    [
      `The [win|result] [puts|leaves] the {home.short} on {points} points, [second|third|fourth] in the [table|standings], [with|and] [six|seven|nine] [games|rounds] to [go|play].`,
      `{points} points [is|are] the [most|best] [tally|haul] at this [stage|point] for the {home.short} in ${years} [seasons|years]; the {away.short} [slip|fall] to [ninth|11th|14th].`,
      `[Unbeaten|Without defeat] in {streak}, the {home.short} [face|meet] [the leaders|a cup tie|two away days] [next|this weekend] with {points} points [in hand|behind them].`,
      `It was [win|victory] number {streak} in [a row|succession], a [run|streak] [last|not] [matched|seen] at {ground} [in 1988|in 1994|in 2003|since the war].`,
    ],
    [
      `{scorer}, [22|24|27|31], [signed|came] from [a third-tier side|a fishing club|college] for [nothing|$40,000|a set of nets] and has [scored|made] [nine|11|13] [since|this term].`,
      `It was [a first|a fifth|a ninth] goal for {scorer.full}, who [works|delivers] [mornings|part-time] at [a bakery|a feed store|the post office] in {city}.`,
      `{scorer} [wheeled|ran] [away|off] to the [corner|tunnel], [shirt|boot] [overhead|in hand], and was [booked|buried] by [teammates|ball boys].`,
      `[Scouts|Agents] from [two|three] [bigger|richer] clubs [watched|sat] behind [the dugout|a pillar] as {scorer.full} [ran|covered] [10|11|12] kilometers.`,
    ],
    [
      `[Turnstiles|Gates] at {ground} [closed|shut] [early|at seven]; {attendance} was [the most|a record] for [a Tuesday|a league night] in ${years} years.`,
      `{fan}, [wearing|in] [a scarf|boots|a coat] from the [1974|1986|1999] cup, [wept|danced|sang] on the [terrace|steps] [long|well] [after|past] the {attendance} had [gone|left].`,
      `[Flares|Smoke] [held up|delayed] the restart by [four|six|seven] minutes, and {fan.full} [lost|dropped] [a tooth|a pie|both gloves] in the [celebration|crush].`,
      `{ground} will be [sold|rebuilt] [next year|by 2029], [news|a plan] that [drew|met] [whistles|a banner] from [much|most] of the {attendance}.`,
    ],
    [
      `The [teams|sides] [meet|play] again in [May|April|three weeks] at {awayTown}, where the {home.short} have [won|managed] [once|twice] in ${years} [visits|tries].`,
      `{coach}, [whose|with a] contract [ends|up] in [June|July], [has|was] not [been offered|discussed] [another|a new] one, [directors|club officials] [concede|say].`,
      `[Ticket|Shirt] sales are [up|ahead] [14|22|35] percent, and the {home.short} [expect|forecast] a [small|first] [profit|surplus] [since|in] ${years} [seasons|years].`,
      `[Next|Up next] for {coach.last}: [a derby|the champions|a replay], [probably|likely] [without|minus] [two|three] [suspended|tired] [defenders|men].`,
    ],
  ],
  quotes: {
    coach: [
      'You [can|could] [coach|draw] [shape|lines] all [week|winter], and [then|in the end] {scorer.last} [ignores|forgets] you and [scores|wins it]',
      '{points} points [feeds|buys] [nobody|no one] in [May|June], [ask|ring] me [then|after the derby]',
      '{streak} [in a row|unbeaten] is [a number|a rumor], I [sleep|shave] [the same|no better]',
      'We were [poor|asleep] for [half|most] of it and [lucky|brave] for [the rest|four minutes]',
    ],
    rival: [
      'I have [no|not one] [complaint|excuse], [well|all right], [one|two]: {injury}, and [the referee|that pitch]',
      'We [hit|met] a [goalkeeper|wall] called {keeper.last} and [went|drive] home [hungry|with nothing]',
      'It is [five|six] hours [back|home] to {awayTown}, [time|long] [enough|plenty] to [argue|think]',
    ],
    scorer: [
      'I [closed|shut] my eyes, [honestly|to be truthful], and [heard|felt] {attendance} people [open|fill] theirs',
      'My [bus|shift] [leaves|starts] at [five|six], so [no|not much] [champagne|party], [maybe|perhaps] [a bun|toast]',
      'The [ball|thing] [sat|hung] up like [an invitation|a plum] and [I am|I was] [never|not] [rude|one to refuse]',
    ],
    fan: [
      'I have [buried|married] [two|three] [people|husbands] in this [scarf|club] and [tonight|this] was [nearly|almost] [as good|the equal]',
      '{score}! [Write|Print] it [big|twice], [bigger|larger] than [the weather|war]',
    ],
  },
}
