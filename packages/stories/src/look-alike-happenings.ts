/** A text as told by one outlet: its title and its first lines. */
type Telling = [title: string, text: string]

/** Happenings of one kind that share people, places or manner, each told by several outlets. Made up for the tests. */
export type LookAlikes = { kind: string; happenings: Telling[][] }

export const hardLookAlikes: LookAlikes[] = [
  {
    kind: 'two earthquakes in one country within two days',
    happenings: [
      [
        [
          'Strong quake off northern Chile kills 12 in Antofagasta',
          'ANTOFAGASTA, Chile — A magnitude 6.4 earthquake killed at least 12 people in northern Chile on Tuesday, bringing down walls in Antofagasta and cutting power to the port of Mejillones. President Elena Rojas declared an emergency in the region. Mayor Ignacio Soto said the old market hall had collapsed on traders setting up their stalls. The seismological centre put the epicentre 40 kilometres off the coast.',
        ],
        [
          'Market hall collapse blamed for most deaths as quake hits Antofagasta',
          'Most of the 12 people killed when an earthquake of magnitude 6.4 struck Antofagasta on Tuesday were traders in the old market hall, Mayor Ignacio Soto said. The roof came down minutes before opening time. Half the city and the port of Mejillones were still without power at night. President Elena Rojas, who flew north, said Chile would mourn for two days.',
        ],
      ],
      [
        [
          'Second earthquake in two days: Chile’s south shaken, bridge closed at Valdivia',
          'VALDIVIA, Chile — A magnitude 5.9 earthquake struck southern Chile on Thursday, cracking the Calle Calle bridge in Valdivia and sending hospital patients into car parks. Nobody was killed. Governor Paula Henríquez said 31 people were hurt, most by falling glass. The seismological centre said the quake was not connected to Tuesday’s disaster in the north. President Elena Rojas cancelled a trip abroad.',
        ],
        [
          'Valdivia bridge cracked, 31 hurt in Chile tremor',
          'Engineers shut the Calle Calle bridge after a 5.9-magnitude earthquake rattled Valdivia in the south of Chile on Thursday. Thirty-one people were treated, according to Governor Paula Henríquez, many of them cut by glass. Patients of the regional hospital spent the morning in a car park. It was the country’s second earthquake of the week.',
        ],
      ],
    ],
  },
  {
    kind: 'two arrests of one person',
    happenings: [
      [
        [
          'Former minister Dorian Vance arrested over harbour contracts',
          'Dorian Vance, the former transport minister, was arrested on Monday on suspicion of taking bribes for dredging contracts at the port of Selmouth. Anti-corruption officers searched his house in Harrow Lane and took away eleven boxes. Investigators say the Castell Marine company paid 2.3 million into accounts of his brother. His lawyer, Miriam Oake, called the claims absurd.',
        ],
        [
          'Anti-corruption police hold Vance in Selmouth dredging inquiry',
          'Anti-corruption police arrested the former transport minister Dorian Vance on Monday and searched his home, in an inquiry into how Castell Marine won the dredging of Selmouth port. Payments of 2.3 million to his brother are at the centre of it, prosecutors said. Miriam Oake, for Mr Vance, said he had done nothing wrong and would sue.',
        ],
      ],
      [
        [
          'Dorian Vance arrested again after hotel brawl',
          'Dorian Vance, the former transport minister who is on bail, was arrested again early on Thursday after a brawl in the bar of the Grand Meridian hotel in Brackwater. A waiter, 24, was taken to hospital with a broken jaw. Witnesses said Mr Vance threw a bottle when he was refused a drink. Police Sergeant Colm Reilly said he would be charged with assault.',
        ],
        [
          'Waiter’s jaw broken as ex-minister Vance is held over bar fight',
          'A 24-year-old waiter had his jaw broken in a fight at the Grand Meridian in Brackwater for which Dorian Vance, the former minister, was arrested on Thursday. Guests said he flung a bottle after last orders. Sergeant Colm Reilly said an assault charge would follow. Mr Vance, who was on bail, did not speak as he was led to a van.',
        ],
      ],
    ],
  },
  {
    kind: 'two summits of the same leaders',
    happenings: [
      [
        [
          'Leaders agree methane pledge at Halifax summit',
          'HALIFAX — The leaders of nine northern nations agreed on Friday to cut methane emissions by 40 percent by 2035, ending a two-day summit in Halifax. Chancellor Greta Amsel and President Louis Carver had argued over exemptions for farmers until the early hours. Prime Minister Ida Holm of the host nation called the Halifax pledge a beginning. Campaigners said it had no penalties.',
        ],
        [
          'Farm exemptions nearly sank the Halifax methane deal',
          'It took until four in the morning for Greta Amsel and Louis Carver to settle what cows may emit. The methane deal that nine leaders signed in Halifax on Friday promises a cut of 40 percent by 2035 and leaves farms out until 2030. Ida Holm, the host, said she was proud of it. Campaigners noted that nobody is punished for missing it.',
        ],
      ],
      [
        [
          'Leaders split over migrant quotas as Lisbon summit ends',
          'LISBON — A summit of European leaders broke up in Lisbon on Sunday without agreeing how to share out migrants who arrive by sea. Chancellor Greta Amsel wanted fixed quotas; President Louis Carver and four others refused. Prime Minister Rui Tavares of Portugal said talks would resume in June. Some 61,000 people have landed in Italy and Spain this year.',
        ],
        [
          'Lisbon talks on sea migrants fail after Carver refuses quotas',
          'European leaders left Lisbon on Sunday with no plan for the 61,000 migrants who have landed in Italy and Spain this year. Louis Carver led a group of five that rejected the quotas Greta Amsel had asked for. Rui Tavares, the Portuguese host, looked tired as he promised another attempt in June. Aid groups called it a shameful weekend.',
        ],
      ],
    ],
  },
  {
    kind: 'daily market reports',
    happenings: [
      [
        [
          'Wall Street slips as bank shares fall; Dow loses 0.4%',
          'Stocks fell on Monday as weak results from Meridian Bank dragged lenders down. The Dow Jones industrial average lost 152 points, or 0.4 percent, to 38,204. The S&P 500 slipped 0.3 percent and the Nasdaq composite 0.1 percent. Meridian Bank dropped 7.8 percent after it set aside $900 million for bad property loans. Treasury yields eased to 4.21 percent.',
        ],
        [
          'Meridian Bank’s bad loans pull stocks lower',
          'U.S. stocks ended lower on Monday, led by banks, after Meridian Bank said it would set aside $900 million for property loans gone bad. Its shares lost 7.8 percent. The Dow fell 152 points to 38,204, while the S&P 500 dropped 0.3 percent. The yield on the 10-year Treasury slipped to 4.21 percent.',
        ],
      ],
      [
        [
          'Wall Street climbs on chip rally; Nasdaq gains 1.6%',
          'Stocks rose on Tuesday as chipmakers rallied on a forecast by Corvane Semiconductor. The Nasdaq composite jumped 1.6 percent to 15,912. The Dow Jones industrial average added 210 points, or 0.5 percent, and the S&P 500 gained 0.9 percent. Corvane soared 14 percent after it said demand for its chips would double. Treasury yields rose to 4.27 percent.',
        ],
        [
          'Corvane forecast lifts chip shares and the Nasdaq',
          'U.S. stocks ended higher on Tuesday, led by chipmakers, after Corvane Semiconductor said demand for its chips would double next year. Its shares leapt 14 percent, and the Nasdaq rose 1.6 percent to 15,912. The Dow gained 210 points. The yield on the 10-year Treasury rose to 4.27 percent.',
        ],
      ],
      [
        [
          'Wall Street flat as traders wait for jobs report',
          'Stocks barely moved on Wednesday as traders waited for the monthly jobs report. The Dow Jones industrial average ended 9 points higher at 38,423, the S&P 500 was unchanged and the Nasdaq composite lost 0.1 percent. Oil fell 3 percent to $71.40 a barrel after Aramark Energy raised output. Airlines gained on cheaper fuel.',
        ],
        [
          'Airlines gain on cheaper oil in quiet trading before jobs figures',
          'U.S. stocks ended little changed on Wednesday ahead of the government’s jobs figures. Oil dropped 3 percent to $71.40 a barrel as Aramark Energy said it would pump more, and airlines rose. The Dow edged up 9 points to 38,423 and the S&P 500 was flat.',
        ],
      ],
    ],
  },
  {
    kind: 'one club’s matches in a week',
    happenings: [
      [
        [
          'Arden United beat Westhaven 2-1 with late Okoro header',
          'Chidi Okoro headed in a corner in the 90th minute as Arden United beat Westhaven 2-1 at Millgate on Saturday. Luca Ferri had put Arden ahead before Tom Laidlaw’s free kick brought Westhaven level. Manager Sofia Brandt said her side had believed to the end. Arden stay second in the league.',
        ],
        [
          'Okoro strikes at the death to sink Westhaven',
          'A header by Chidi Okoro in the last minute gave Arden United a 2-1 win over Westhaven on Saturday. Tom Laidlaw’s free kick had cancelled out Luca Ferri’s opener at Millgate. Sofia Brandt, the manager, praised the patience of her team, who are second.',
        ],
      ],
      [
        [
          'Arden United out of cup after penalty defeat at Kilmore',
          'Arden United went out of the cup on Wednesday, losing 5-4 on penalties at second-division Kilmore after a goalless draw. Luca Ferri and Chidi Okoro both missed from the spot. Kilmore goalkeeper Ruben Stahl saved three kicks in the rain. Manager Sofia Brandt said Arden had themselves to blame.',
        ],
        [
          'Stahl the hero as Kilmore knock out Arden on penalties',
          'Ruben Stahl saved three penalties to send second-division Kilmore through at the expense of Arden United on Wednesday. After 120 minutes without a goal in driving rain, Okoro and Ferri failed from the spot and Kilmore won 5-4. Sofia Brandt called it an embarrassing night.',
        ],
      ],
    ],
  },
  {
    kind: 'a long war',
    happenings: [
      [
        [
          'Missile strike on Dravograd station kills 23',
          'A missile hit the railway station of Dravograd on Monday, killing 23 people who were waiting for a train to the west, Karelian officials said. Governor Anton Melnyk said five children were among the dead. The Velmar army denied that it had aimed at the station and said it had struck a fuel depot. President Viktor Sava of Karelia called it a crime.',
        ],
        [
          '“They were only leaving”: grief at Dravograd’s bombed station',
          'Suitcases lay along platform two at Dravograd on Tuesday, where 23 people died when a missile from Velmar struck the station as they waited to be evacuated. Governor Anton Melnyk named five children. Velmar’s army said its target had been a fuel depot nearby. The train to the west left an hour late, half empty.',
        ],
      ],
      [
        [
          'Velmar and Karelia swap 140 prisoners of war at Ostrava crossing',
          'Velmar and Karelia exchanged 140 prisoners of war on Wednesday at the Ostrava crossing, the largest swap since the fighting began. The Red Cross said seventy men went each way by bus. Some had been held for two years. President Viktor Sava met the freed soldiers and promised them leave. Talks mediated by Norway took five months.',
        ],
        [
          'Freed after two years: 140 captured soldiers exchanged',
          'Seventy Karelian soldiers stepped off buses at the Ostrava crossing on Wednesday, and seventy from Velmar stepped on. The exchange of prisoners of war, mediated by Norway over five months and watched by the Red Cross, was the largest of the war. Viktor Sava embraced several of the freed men, who had been captive for two years.',
        ],
      ],
      [
        [
          'Karelia parliament votes to lower draft age to 22',
          'Karelia’s parliament voted on Thursday to lower the age of conscription from 25 to 22 as its army runs short of men in the war with Velmar. The bill passed by 231 votes to 74. Defence Minister Halyna Koval said another 90,000 soldiers were needed by summer. President Viktor Sava is expected to sign it within days.',
        ],
        [
          'Draft at 22: Karelian deputies back unpopular conscription bill',
          'Deputies in Karelia have backed a bill that lets the army call up men of 22 rather than 25, by 231 to 74. Halyna Koval, the defence minister, told them on Thursday that she lacked 90,000 soldiers against Velmar. Mothers of students stood outside with photographs. Viktor Sava has a week to sign.',
        ],
      ],
    ],
  },
  {
    kind: 'two verdicts in one court on one day',
    happenings: [
      [
        [
          'Nurse found guilty of poisoning two patients at Calder hospital',
          'A jury at Thornbury Crown Court found the nurse Judith Marlow guilty on Friday of murdering two elderly patients with insulin at Calder Royal hospital. Judge Peter Asquith said a life sentence was inevitable and would be passed in March. Marlow, 41, wept. The court had heard that she falsified charts on ward nine.',
        ],
        [
          'Insulin murders: Calder Royal nurse Judith Marlow convicted',
          'Judith Marlow, 41, a nurse on ward nine of Calder Royal hospital, was convicted at Thornbury Crown Court on Friday of killing two patients with insulin. She had changed their charts to hide it. Judge Peter Asquith told her to expect life. Relatives held hands as the jury’s foreman spoke.',
        ],
      ],
      [
        [
          'Driver cleared over death of cyclist outside Thornbury school',
          'A jury at Thornbury Crown Court found the lorry driver Gareth Pym not guilty on Friday of causing the death of the cyclist Hannah Lowe outside St Anne’s school. Judge Peter Asquith thanked the jurors for three hard weeks. Pym, 52, had said that low sun blinded him. Lowe’s husband said the junction must be rebuilt.',
        ],
        [
          'Jury acquits lorry driver in Hannah Lowe case',
          'Gareth Pym, the lorry driver accused over the death of Hannah Lowe, a cyclist, outside St Anne’s school, was acquitted at Thornbury Crown Court on Friday. He told the jury that the low sun had blinded him. Her husband asked for the junction to be rebuilt. Judge Peter Asquith discharged Pym, 52, at once.',
        ],
      ],
    ],
  },
  {
    kind: 'two recalls by one maker',
    happenings: [
      [
        [
          'Torvald recalls 310,000 cars over brake hoses',
          'Torvald Motors is recalling 310,000 Fjell saloons because their brake hoses can crack, the carmaker said on Tuesday. It knows of six crashes and no deaths. Dealers will fit new hoses free of charge from May. The fault was found in cars built at the Lund plant between 2019 and 2021. Torvald shares fell 2 percent in Stockholm.',
        ],
        [
          'Cracking brake hoses force recall of Torvald’s Fjell',
          'Owners of 310,000 Fjell saloons will be asked to bring them in because brake hoses may crack, Torvald Motors said on Tuesday. Six crashes have been put down to it. The cars came from the Lund plant in 2019 to 2021; the repair, from May, is free.',
        ],
      ],
      [
        [
          'Torvald recalls 48,000 electric vans over battery fires',
          'Torvald Motors is recalling 48,000 Skog electric vans because their batteries can catch fire while charging, the carmaker said on Friday. It knows of nine fires, one of which destroyed a post depot in Aarhus. Owners should park in the open until cells made by Hanbit are replaced. Torvald shares fell 5 percent in Stockholm.',
        ],
        [
          'Park outside, Torvald tells owners of Skog vans after charging fires',
          'Torvald Motors told owners of 48,000 Skog vans on Friday to park them in the open, after nine caught fire while charging. Cells from the supplier Hanbit are to blame and will be replaced. A post depot in Aarhus burned down in one of the fires last month.',
        ],
      ],
    ],
  },
  {
    kind: 'two votes of one council in one night',
    happenings: [
      [
        [
          'Council votes 9-6 to close Eastfield library',
          'Penbury council voted 9-6 on Monday night to close the Eastfield library and sell its building, to shouts of shame from the gallery. Councillor Ralph Dene said the branch cost 340,000 a year and lent fewer books each winter. A petition with 5,100 names was handed to Mayor Joan Ibbotson before the debate. The library will shut in August.',
        ],
        [
          'Eastfield library to shut despite 5,100 signatures',
          'The Eastfield library will close in August after Penbury councillors voted by nine to six on Monday to sell the building. Ralph Dene, who proposed it, said it saved 340,000 a year. Mayor Joan Ibbotson had been given a petition of 5,100 names. Readers shouted from the gallery.',
        ],
      ],
      [
        [
          'Council approves wind farm on Cold Moor by one vote',
          'Penbury council approved eleven wind turbines on Cold Moor by 8-7 on Monday night, after the casting vote of Mayor Joan Ibbotson. Galeforce Energy says they will power 22,000 homes from 2028. Councillor Ralph Dene warned of the harm to curlews and to walkers. Protesters plan to ask a court to stop the turbines.',
        ],
        [
          'Mayor’s casting vote gives Cold Moor turbines the go-ahead',
          'Eleven turbines will rise on Cold Moor after Joan Ibbotson, the mayor of Penbury, broke a tie on Monday. Galeforce Energy promises power for 22,000 homes by 2028. Opponents, who worry about curlews, will go to court. Ralph Dene voted against.',
        ],
      ],
    ],
  },
  {
    kind: 'two speeches of one candidate',
    happenings: [
      [
        [
          'Lindqvist promises free school meals in Norrby speech',
          'Karin Lindqvist, the Labour candidate for prime minister, promised free school meals for every child under 12 in a speech in Norrby on Tuesday. It would cost 1.2 billion a year, paid by a tax on sugary drinks. Her rival Oskar Brandt of the Conservatives called it a bribe. Polls put her three points ahead with two weeks to go.',
        ],
        [
          'School meals pledge: Lindqvist would tax sugary drinks',
          'Every child under 12 would eat at school for free if Karin Lindqvist wins, she said in Norrby on Tuesday, and sugary drinks would pay for it. The plan costs 1.2 billion a year. Oskar Brandt, her Conservative rival, spoke of a bribe. Teachers welcomed it.',
        ],
      ],
      [
        [
          'Lindqvist apologises for calling farmers “spoiled”',
          'Karin Lindqvist, the Labour candidate for prime minister, apologised on Thursday after a recording showed her calling dairy farmers spoiled at a private dinner in Malmby. Farmers dumped milk outside her office. Her rival Oskar Brandt of the Conservatives said she had shown her true face. Polls put her three points ahead with two weeks to go.',
        ],
        [
          'Milk dumped at Labour office over Lindqvist’s dinner remark',
          'Dairy farmers poured milk over the steps of Karin Lindqvist’s office on Thursday, after a recording from a dinner in Malmby caught her calling them spoiled. She said she was sorry. Oskar Brandt said voters now knew her true face. It was unclear who had made the recording.',
        ],
      ],
    ],
  },
]
