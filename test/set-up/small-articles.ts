export type SmallArticle = { slug: string; title: string; lines: string[] }

/** Written for the tests: an agency's text, which two pages of the small site carry. */
export const agencyText: SmallArticle = {
  slug: 'ferry',
  title: 'Night ferry runs aground off Port Selwyn with 212 aboard',
  lines: [
    'PORT SELWYN (AP) — A night ferry with 212 passengers ran onto a sandbank half a mile outside the harbor of Port Selwyn early Tuesday, and lifeboats took everybody off before dawn, the coast guard said.',
    'Nobody was badly hurt. Eleven people were treated for bruises and cold at the town’s hospital, and nine of them had left it by noon, according to Dr. Ruth Calloway, who runs its emergency room.',
    '“We felt a long shudder, and then the lights went out,” said Marek Dolan, a lorry driver who had made the crossing every week for six years. “The crew had us in life jackets within minutes.”',
    'The ship, the Alderney Star, was built in 1998 and had passed an inspection in January. Her captain told investigators that a buoy marking the channel was not where the chart put it.',
    'Divers will look at the hull on Wednesday. If it is sound, tugs are to pull the ferry free on the evening tide, the harbor master, Agnes Thorne, said.',
    'The company that runs the route said crossings would be halved until the ship was back, and that passengers could change their tickets without charge until the end of the month.',
  ],
}

/** Five texts about five happenings. */
export const smallArticles: SmallArticle[] = [
  agencyText,
  {
    slug: 'museum',
    title: 'Museum returns bronze bells to mountain village after a century',
    lines: [
      'A city museum has given back four bronze bells that soldiers carried off from the village of Upper Varn in 1919, ending a dispute that three generations of villagers had kept alive.',
      'The bells were loaded onto a cart on Saturday and drawn up the last two miles by oxen, as they had been when the foundry first delivered them in 1764.',
      'Curators had long argued that the bells were safer behind glass. A report last autumn, however, found no paper showing that anybody had ever paid for them.',
      'Children who had learned the old peal from a recording rang it at sundown while their grandparents stood in the square and listened without a word.',
      'The museum will keep plaster casts, and has asked to borrow the smallest bell for an exhibition in four years’ time.',
    ],
  },
  {
    slug: 'football',
    title: 'Rovers climb to second after late winner against United',
    lines: [
      'A header three minutes from time by the substitute Danilo Ferris lifted Rovers to second place in the league on Sunday and left United without an away win since October.',
      'United had led through a penalty just before the break, given when the goalkeeper brought down Okoro at the edge of the six-yard box.',
      'Rovers equalised on the hour with a free kick from twenty-five yards that took a touch off the wall and wrong-footed everyone on the line.',
      'The visitors finished with ten men after their captain was sent off for a second booking, his fourth dismissal of the season.',
      'Rovers go to the leaders next weekend knowing that a draw would keep them within two points of the top with five matches left.',
    ],
  },
  {
    slug: 'bees',
    title: 'Bees remember a bad flower for three days, study finds',
    lines: [
      'Bumblebees that have been tricked by a flower without nectar avoid flowers of the same colour for up to three days, biologists reported in a journal on Monday.',
      'The team trained some four hundred insects in a glasshouse with artificial blossoms, half of which held nothing but water.',
      'A single disappointment was forgotten overnight. After three in a row, most of the bees flew past that colour even when it was the only one left with sugar.',
      'Young workers learned fastest, and old foragers, which have only days to live, hardly changed their habits at all.',
      'Growers of strawberries, who rent hives by the week, may want to pull out faded plants earlier than they do now, the authors write.',
    ],
  },
  {
    slug: 'budget',
    title: 'County cuts library hours to close a gap of $4.2 million',
    lines: [
      'The county board voted seven to two on Thursday to close its fourteen libraries on Mondays and Fridays, the largest of the savings in a budget that is $4.2 million short.',
      'Bus fares will rise by a quarter in July, and two swimming pools are to be leased to a private club that has promised to keep school lessons free.',
      'Members who opposed the plan wanted to draw on the reserve instead, which has grown in each of the past six years.',
      'The treasurer told them that the reserve was already promised to the new water works, on which building is to begin in September.',
      'Librarians collected nine thousand signatures against the cuts in a fortnight. They said that they would go on asking until the autumn review.',
    ],
  },
]
