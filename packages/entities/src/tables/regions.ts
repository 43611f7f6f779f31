import { listed } from './listed.ts'

/** Spellings of countries the ISO list lacks. `=` joins the code and each spelling as news writes it. */
export const countrySpellings = `
US=America=U.S.A.=United States of America; GB=U.K.=Britain=Great Britain; RU=Russian Federation; KR=Republic of Korea;
KP=DPRK=N. Korea=N Korea=Democratic People's Republic of Korea=Democratic People’s Republic of Korea; KR=S. Korea=S Korea; CN=PRC=P.R.C.=Mainland China; IR=Islamic Republic of Iran;
SY=Syria; LA=Laos; MD=Moldova; BN=Brunei; VA=Vatican City State; CD=DR Congo=DRC=Congo-Kinshasa; CG=Congo-Brazzaville; MM=Burma; CZ=Czechia; TR=Turkey=Turkiye=Türkiye;
CV=Cabo Verde; SZ=Swaziland; TL=East Timor; FK=Falkland Islands=Falklands; FM=Micronesia; MO=Macau; SA=Saudi Arabia=Saudi=KSA; AE=U.A.E.=Emirates;
NL=Holland; MK=North Macedonia; BA=Bosnia=Bosnia-Herzegovina; TT=Trinidad; PS=Palestinian territories=Palestinian Territories; NZ=N.Z.=NZ;
VI=U.S. Virgin Islands=US Virgin Islands; VG=British Virgin Islands; MF=Saint Martin=St. Martin; SX=Sint Maarten; RE=Réunion; LC=St. Lucia; VC=St. Vincent; KN=St. Kitts; SH=St. Helena
`

/** States of the United States with the short forms of news style, and Canadian and Australian provinces and states. */
const STATES = `
Alabama=Ala.; Alaska; Arizona=Ariz.; Arkansas=Ark.; California=Calif.; Colorado=Colo.; Connecticut=Conn.; Delaware=Del.; Florida=Fla.; Georgia=Ga.; Hawaii;
Idaho; Illinois=Ill.; Indiana=Ind.; Iowa; Kansas=Kan.; Kentucky=Ky.; Louisiana; Maine; Maryland=Md.; Massachusetts=Mass.; Michigan=Mich.;
Minnesota=Minn.; Mississippi; Missouri=Mo.; Montana=Mont.; Nebraska=Neb.; Nevada=Nev.; New Hampshire=N.H.; New Jersey=N.J.; New Mexico=N.M.;
New York=N.Y.=New York State; North Carolina=N.C.; North Dakota=N.D.; Ohio; Oklahoma=Okla.; Oregon=Ore.; Pennsylvania=Pa.=Penn.; Rhode Island=R.I.; South Carolina=S.C.;
South Dakota=S.D.; Tennessee=Tenn.; Texas=Tex.; Utah; Vermont=Vt.; Virginia=Va.; Washington State; West Virginia=W.Va.; Wisconsin=Wis.; Wyoming=Wyo.; District of Columbia;
Ontario=Ont.; Quebec=Québec; British Columbia; Alberta; Manitoba; Saskatchewan; Nova Scotia; New Brunswick; Newfoundland; Yukon; Nunavut; Prince Edward Island; Northwest Territories;
New South Wales=NSW; Queensland; Victoria; Tasmania; South Australia; Western Australia; Northern Territory
`

/** Regions, territories, seas, rivers and mountains that news names, beyond what place words tell by themselves. */
const REGIONS = `
Africa; North Africa; West Africa; East Africa; Southern Africa; Sub-Saharan Africa; Asia; Central Asia; South Asia; Southeast Asia=South-East Asia; East Asia; Europe;
Western Europe; Eastern Europe; Central Europe; North America; South America; Latin America; Central America; Americas; Antarctica; Arctic; Antarctic; Oceania; Eurasia;
Middle East=Mideast; Near East; Far East; Asia-Pacific; Indo-Pacific; Balkans; Caucasus; Scandinavia; Baltics; Caribbean; Maghreb; Sahel; Sahara; Horn of Africa; Levant;
Persian Gulf=Arabian Gulf; Mediterranean=Mediterranean Sea; Black Sea; Baltic Sea=Baltic; North Sea; Red Sea; Caspian Sea; Adriatic=Adriatic Sea; Aegean=Aegean Sea; South China Sea;
East China Sea; Sea of Japan; Sea of Azov; Dead Sea; Pacific=Pacific Ocean; Atlantic=Atlantic Ocean; Indian Ocean; Arctic Ocean; Gulf of Mexico; Gulf of Aden; English Channel;
Strait of Hormuz; Taiwan Strait; Suez Canal; Panama Canal; Bosphorus; Nile; Danube; Rhine; Thames; Volga; Dnipro River; Mississippi River; Amazon River; Ganges; Euphrates; Tigris; Jordan River; Mekong; Yangtze; Seine; Potomac;
Alps; Himalayas; Andes; Rockies=Rocky Mountains; Appalachians; Pyrenees; Urals; Mount Everest=Everest; Kilimanjaro; Hindu Kush; Sinai; Negev; Gobi; Siberia; Patagonia; Amazonia;
England; Scotland; Wales; Northern Ireland; Ulster; Cornwall; Yorkshire; Lancashire; Kent; Essex; Sussex; Surrey; Devon; Dorset; Norfolk; Suffolk; Somerset; Cumbria; Hampshire; Oxfordshire; Midlands;
Normandy; Brittany; Provence; Corsica; Alsace; Bavaria; Saxony; Brandenburg; Prussia; Catalonia; Andalusia; Galicia; Basque Country; Sicily; Sardinia; Tuscany; Lombardy; Veneto; Flanders; Wallonia; Transylvania; Bohemia; Moravia; Silesia; Thrace; Macedonia; Chechnya; Dagestan; Tatarstan; South Ossetia; North Ossetia; Abkhazia; Nagorno-Karabakh; Crimea; Donbas=Donbass; Transnistria; Zakarpattia; Kamchatka; Sakhalin; Kosovo;
Gaza=Gaza Strip; West Bank; Golan Heights; East Jerusalem; Galilee; Sinai Peninsula; Kurdistan; Helmand; Anbar; Waziristan; Kashmir; Jammu and Kashmir; Punjab; Sindh; Balochistan=Baluchistan; Kerala; Gujarat; Maharashtra; Tamil Nadu; Karnataka; Uttar Pradesh; Bihar; Assam; Rajasthan; Goa; Bengal; West Bengal; Manipur; Tibet; Xinjiang; Sichuan; Guangdong; Yunnan; Hunan; Hubei; Fujian; Hainan; Inner Mongolia; Manchuria; Java; Sumatra; Bali; Borneo; Papua; Aceh; Sulawesi; Luzon; Hokkaido; Honshu; Kyushu; Korean Peninsula=Korea; Indochina; Darfur; Tigray; Oromia; Somaliland; Puntland; Biafra; Zululand; Katanga; Kivu; North Kivu; Chiapas; Sinaloa; Yucatan=Yucatán; Baja California; Bahia; Quintana Roo; Normandie; Hispaniola; Galapagos; Canary Islands; Azores; Crete; Cyprus; Ibiza; Majorca;
New England; Midwest; Deep South; Silicon Valley; Wall Street; Capitol Hill; Long Island; Cape Cod; Bay Area; Hamptons; Appalachia; Dixie; Everglades; Grand Canyon; Yellowstone; Yosemite; Niagara Falls; Great Lakes; Ground Zero; Times Square; Central Park; Broadway; Tiananmen Square; Tahrir Square; Red Square; Maidan; Trafalgar Square; Westminster; Buckingham Palace; Windsor; Heathrow; Gatwick; Hollywood Hills; Pearl Harbor; Camp David; Mar-a-Lago; Fort Hood; Fort Bragg; Chernobyl; Auschwitz; Waterloo;
Soviet Union=USSR=U.S.S.R.; Yugoslavia; Czechoslovakia; East Germany; West Germany; Persia; Mesopotamia; Babylon; Byzantium; Rhodesia; Zaire; Ceylon; Siam; Earth; Mars; Moon
`

const spellingsOf = (table: string): [spelling: string, canonical: string][] =>
  listed(table, /;/).flatMap((line) => {
    const spellings = listed(line, /=/)
    return spellings.map((spelling): [string, string] => [spelling, spellings[0]!])
  })

/** Every spelling of each region or state with its canonical name. */
export const knownRegions = [...spellingsOf(STATES), ...spellingsOf(REGIONS)]

/** Words that, last in a run of capitalised words, make it a place. Lower case. */
export const placeEndings = new Set(
  listed(`
  airport avenue bay beach borough boulevard bridge canal canyon cape castle cathedral cemetery city coast county creek desert district falls forest
  glacier gulf harbor harbour heights highlands hill hills island islands isle isles junction lake lakes lane mall mount mountain
  mountains oblast ocean park pass peninsula plains plateau plaza port prefecture province range ranch reef region reservoir ridge river road
  sea square stadium station strait straits street territory town township tunnel valley village volcano ward
  woods peak palace tower rd ave blvd airfield airbase raion basin delta
  `),
)

/** Words that, first in a run, make it a place: "Mount Kenya", "Lake Geneva". Lower case. */
export const placeBeginnings = new Set(
  listed(
    `mount mt lake cape fort port gulf isle strait bay camp san santa saint st los las el san rio puerto ciudad new north south east west upper lower great`,
  ),
)
