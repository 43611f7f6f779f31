/** Parts from which the invented people, places and organizations of the simulated day are named. */

const list = (words: string) => words.trim().split(/\s+/)

export const womensNames = list(`
  Ada Agnes Alma Amara Anika Annalise Astrid Beatriz Brigid Camille Carys Celia Chiara Cordelia Dagny Dalia Delphine
  Dorothea Edith Elin Eloise Esther Farida Fiona Freya Greta Hannelore Hedda Helene Imani Ines Ingrid Iris Isolde Jocasta
  Juno Kalila Katya Keiko Lavinia Leonie Lien Linnea Lorna Ludmila Maeve Malin Marguerite Mathilde Mirela Nadia Naomi
  Noor Odile Olwen Padma Petra Philippa Priya Ramona Renée Rosalind Roxana Ruth Sabine Saoirse Selma Signe Soledad Sunniva
  Tamsin Thea Thérèse Ursula Valentina Vera Wilhelmina Winifred Xenia Yolanda Yusra Zadie Zofia Zoë`)

export const mensNames = list(`
  Aldo Alistair Anselm Anton Arjun Arne Barnaby Bashir Basil Benedikt Bram Caspian Cedric Chidi Clement Conrad Cormac Cyril
  Dashiell Demetrio Desmond Dov Edmund Eero Emeka Emrys Enzo Ezra Fabian Felipe Fergus Florian Gideon Gaspard Gunnar Hamish
  Hector Henrik Hugo Idris Ignatius Ivo Jasper Joaquín Jonas Kaspar Kofi Lachlan Leif Leopold Lorcan Lucian Magnus Malachi
  Marek Matteo Mikkel Milo Nestor Nikolai Oleg Omar Orson Oskar Otis Pascal Piers Quentin Rafferty Ragnar Ravi Roald
  Rufus Rupert Salim Silas Soren Stellan Tadeusz Tobias Tomás Ulrich Vaughn Viggo Walter Wendell Xavier Yannick Yusuf Zoltan`)

export const surnames = list(`
  Abernethy Achterberg Adeyinka Agnew Albrecht Alderete Amundsen Ashdown Ashgrove Aubrecht Bakare Ballantyne Barrowman
  Bassington Beaumarch Bellweather Berglund Birkenau Blackstock Blomquist Bonaventure Bracegirdle Brandvold Brightwater
  Brockhurst Bruyneel Cadwallader Calloway Carmody Castellan Cavendale Chakravarti Chaudhuri Clatworthy Coppersmith Corrigan
  Cotterill Crowhurst Culpepper Dahlgren Dalrymple Danquah Darkwood Delacroix Delgadillo Dimbleby Drinkwater Dunmore
  Eastlake Edelstein Ekström Ellsworth Engelhart Escarra Fairweather Falkenrath Fanshawe Farquhar Featherstone Fenwright
  Fitzalan Fjeldstad Fonseca Fothergill Gallowglass Garrick Ghorbani Gildersleeve Glastonbury Goldfinch Granqvist Greatorex
  Grimshaw Guadarrama Haberfield Halvorsen Hargreave Harkaway Haverstock Heatherington Heidenreich Hollister Honeychurch
  Huxtable Ibekwe Ingersoll Ironmonger Jablonski Jankovic Jarnefelt Jellicoe Kallenbach Kettleburn Kinsella Kirkbride
  Kowalczyk Kvistgaard Lachowicz Lamplighter Langstroth Larkspur Laverock Lindqvist Lockridge Longbottom Lovelock Lundgaard
  Mackeson Maddocks Malinowski Marchbanks Margolis Mayweather Merriweather Middlebrook Montclair Mortensen Mossgrave
  Mukherjee Mulvaney Nakagome Nightingale Nordahl Nwachukwu Oakeshott Oduya Okonjo Ollerenshaw Osterberg Oyelaran
  Palmerston Papadakis Pargeter Pemberley Penhaligon Peverell Pickersgill Ploughman Pomeroy Popescu Prendergast
  Quartermain Quesada Quillfeather Rackham Ramanathan Rasmussen Ravenscroft Redfern Riddlestone Rookwood Rosenqvist
  Rutherglen Saltonstall Sandoval Satterthwaite Scarborough Schoenfeld Sedgemoor Shackleford Silverlock Skeffington
  Skovgaard Smallwood Sorrell Stanhope Steinbrenner Stormont Strandberg Sunderland Szymanski Tabernacle Tanqueray
  Tattersall Templeman Thistlewood Thorvaldsen Threlkeld Tideswell Tolliver Trevanion Tuckwell Tyrwhitt Ulvestad Underhay
  Uzoma Valdepeñas Vandermeer Venkatesan Verhoeven Vickery Voss Wainscott Walkinshaw Warburton Wetherell Whitcombe
  Widdowson Wigglesworth Winterbourne Wolstenholme Wrexford Yarborough Yellowlees Youngblood Zabriskie Zielinski Zuckerbrot`)

export const placeStarts = list(`
  Alder Amber Ash Barrow Beacon Birch Black Bramble Brook Candle Cedar Chalk Clay Cold Copper Crane Crow Dun East Elder
  Elm Fair Fal Fen Fern Fox Garn Gold Gorse Grey Hal Harrow Haw Hazel Hel Heron High Holl Iron Kel Kest Lake Lark Lin Lock
  Long Mal Maple Marl Mere Mill Moor Nether Nor Oak Ot Pell Pine Quarry Raven Red Ring Rook Rose Salt Sand Sedge Sel Shel
  Silver Slate Stan Stone Sun Swan Tarn Thorn Tor Wend West Whit Wil Winter Wold Wren Yarrow`)

export const placeEnds = list(`
  bourne bridge brook burn bury by church cliff combe cote croft dale den field fleet ford gate grove ham haven hurst
  land leigh ley low market mere minster mont moor mouth port pool ridge ring scar shaw side stead stow thorpe ton vale
  view wall water well wick wold wood worth`)

export const placeTails = list(
  `Falls Springs Harbor Heights Junction Landing Crossing Bay Mills Park Cove Hollow Point Rapids`,
)

export const regions = list(`
  Wendmark Calverne Ostrava-Lund Tamarind Vellmoor Northreach Pellandria Sarrow Esterholt Marchland Corvania Hesperia
  Ludmoor Kestria Brantland Aldova`)

export const companyWords = list(`
  Kestrel Lodestar Bluepeak Tamarack Ironwood Palisade Quillon Verity Halcyon Northgate Sablewing Meridew Cobalt Fernhill
  Larkfield Orchard Pinnace Redstart Saltmarsh Sextant Solstice Stonecrop Tidewell Umber Vantage Waypoint Windrose Yardarm
  Zephyr Anvil Bellcast Brightline Caldera Driftwood Emberly Foxglove Gannet Hearthstone Inkwell Juniper Keystone Lanyard
  Mosswood Nightjar Osprey Plumbline Quayside Ridgeway Spindrift Thistle Upland Vellum Wicket`)

export const companyTrades = [
  ['Freight', 'freight hauler'],
  ['Foods', 'food maker'],
  ['Motors', 'carmaker'],
  ['Biologics', 'drugmaker'],
  ['Semiconductor', 'chip designer'],
  ['Airways', 'airline'],
  ['Grocers', 'supermarket chain'],
  ['Energy', 'power company'],
  ['Telecom', 'phone carrier'],
  ['Mutual', 'insurer'],
  ['Outfitters', 'clothing retailer'],
  ['Shipyards', 'shipbuilder'],
  ['Mining', 'copper miner'],
  ['Software', 'software firm'],
  ['Timber', 'lumber producer'],
  ['Brewing', 'brewer'],
  ['Robotics', 'robot maker'],
  ['Hotels', 'hotel group'],
] as const

export const companyForms = ['Holdings', 'Group', 'Inc.', 'Corp.', 'plc', 'Partners', 'International']

export const teamNames = list(`
  Herons Millers Lamplighters Badgers Comets Ironsides Mariners Foxes Drovers Kestrels Anchors Pilgrims Thunder Quarrymen
  Otters Ravens Steamers Harriers Lancers Cutters Stags Corsairs Wolves Bluebirds`)

export const streetNames = list(`
  Alcott Bellamy Carraway Dovecote Ellery Farrier Gaslight Hopper Jubilee Kiln Lantern Maltings Nettle Orchard Pewter
  Quince Ropewalk Saddler Tanner Union Vintner Weaver Barley Cooper Dray Fuller Glover Juniper Mercer Thatcher`)

export const streetKinds = ['Street', 'Avenue', 'Road', 'Lane', 'Boulevard', 'Way']

export const trades = [
  'a retired ferry pilot',
  'a school bus driver',
  'a baker',
  'a nursing student',
  'a piano tuner',
  'a roofing contractor',
  'a librarian',
  'a landscape gardener',
  'a postal carrier',
  'a dental hygienist',
  'a night-shift welder',
  'a florist',
  'a retired schoolteacher',
  'a bicycle mechanic',
  'a delivery driver',
  'a beekeeper',
  'a hotel clerk',
  'a crane operator',
  'a pharmacist',
  'a tailor',
  'a warehouse foreman',
  'a music teacher',
  'a veterinary nurse',
  'an accountant',
  'a carpenter',
  'a cafe owner',
  'a graduate student',
  'a locksmith',
  'a dairy farmer',
  'a court stenographer',
  'a barber',
  'a tram conductor',
]
