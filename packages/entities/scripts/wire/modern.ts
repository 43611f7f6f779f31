/** News as agencies and their customers print it now. Slots are those of cast.ts; a line that begins with * is repeated. */
export const MODERN: string[][] = [
  [
    '<[bareCompany1] <to cut [big] jobs|shares slide as [nation1] probe widens>|[country1] <strikes|warns> [country2] <over [region]|as talks stall>|[last1] says [country1] ready for talks|What to know about [person1]|[person1]: a life in politics>',
    '<[CITY1] ([wire]) —|[CITY1], [nation1] ([wire]) —|[CITY1], [month] [n] ([wire]) -|[CITY1] —> <President|Prime Minister|Chancellor|Defense Minister|Foreign Minister|Chief Executive> [person1] <said [day] that|told [outlet] on [day] that|warned [country2] on [day] that> <[country1] would respond|[bareCompany1] would close plants in [nation] and [state]|aid from [country2] and [country] was needed> .',
    '“<We will not stop|This is a mistake|Nobody is above the law>,” <[last1] said|said [last1]|[last1] wrote on [app]>. “<It is time|We are ready>.”',
    '[person2], <a spokesperson for the [agency1]|who heads the [agency1]|a senior fellow at [body1]|CEO of [company1]|[nn], who lives in [city]>, <said|told [outlet]|declined to comment>. <[last2] did not elaborate.|>',
    'The [agency1] <, or [initials], |>said <in a statement|on [day]> that <the attack on [city2]|a drone strike near [airport]|the deal with [company2]> <was under review|killed [n] people> .',
    '[country2]’s [agency] <denied|confirmed> the <claim|report>. <[country2]’s president, [person3], is due in [city].|>',
    '<Lt. Gen.|Gen.|Col.|Maj.|Rear Adm.|Lieutenant General|Sgt.> [person4], <head of the [agency2]|commander of the [nth] Brigade|the army’s spokesman>, said <[demonym] troops|soldiers> were <near [city2]|in [state]|in [city2], [city] and [city]> .',
    '[outlet] <first reported|reported> the <move|talks> , citing <officials|people familiar with the matter>. <[outlet] and [outlet] could not verify it.|>',
    '<Sen.|Rep.|Gov.|Judge|Attorney General|Secretary of State|Mayor|Dr.|Professor> [person5] <, R-[state],|, D-[state],|of [state]|> <called for|rejected> <hearings|the request> . “<It’s absurd|I agree with [last1]>,” [last5] said.',
    'The <war|conflict|storm> has <displaced|killed> [big] people in [region], <according to|says> the [body]. <[body] and [body] suspended work in [city].|>',
    '<[last1]’s|[country1]’s> <ally|rival> [person6] , <of the [party1]|leader of the [party1]> , <won [nn]% of the vote in [state]|lost in [city]> .',
    '<Reporting by [person] in [city] and [person] in [city]; Editing by [person] and [person]|(Reporting by [person] in [city], additional reporting by [person]; editing by [person])|[apWriter] [person] in [city] contributed to this report.|[wire]’s [person] and [person] contributed.|Follow [person] on [app]: @news>',
  ],
  [
    '<[nick1] beat [nick2] [n]-[n]|[last1] scores [nn] as [home1] top [home2]|[last1]’s late goal lifts [club1]|[club1] v [club2]: match report>',
    '[CITY1] ([wire]) — [person1] had [nn] points and the [franchise1] beat the [franchise2] [nnn]-[nn] on [day] night.',
    '[person2] added [nn] for the [nick1]. [person3] scored [nn] for [home2], which has lost [n] straight.',
    '[club1] manager [person4] praised [person5] after the [g]-[g] win at [club2]. “[last5] is special,” [last4] said.',
    'The [nick2] host [home] on [day]. [home1] visits the [franchise].',
    '[club1] are [n] points clear of [club3] in the <Premier League|Bundesliga|Serie A|La Liga>. [club4] and [club5] drew 1-1.',
    '[nation1] beat [nation2] [g]-[g] in the <Nations League|World Cup|Euro 2024> in [city]. [person6] scored for [nation2].',
    '[person] of [nation1] won the <100m|gold medal> at the <Olympics|Paris Games>, ahead of [nation2]’s [person].',
    'No. [n] [club] <beat|at> No. [nn] [club]; [club] [nn], [club] [nn].',
  ],
]
