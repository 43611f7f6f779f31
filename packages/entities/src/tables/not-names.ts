import { listed } from './listed.ts'

/** Days, months, holidays: capitalised always, never names here. Lower case. */
export const calendarWords = new Set(
  listed(`
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun mondays tuesdays wednesdays thursdays
  fridays saturdays sundays january february march april may june july august september october november december jan feb mar apr jun jul aug sep
  sept oct nov dec christmas easter ramadan passover thanksgiving halloween hanukkah diwali eid yom kippur lent pm am gmt utc est edt pst pdt bst cet
  ad bc bce ce a.m p.m
  `),
)

/** Nationalities, peoples, languages, faiths, creeds: capitalised, but not a person, organization or place. Lower case. */
export const demonyms = new Set(
  listed(`
  afghan afghans african africans albanian albanians algerian algerians american americans angolan anglo arab arabs arabian arabic argentine argentines argentinian
  armenian armenians asian asians australian australians austrian austrians azerbaijani azeri azeris bahraini baltic bangladeshi basque bavarian belarusian belarusians belgian
  belgians bolivian bosnian bosnians brazilian brazilians british briton britons brit brits bulgarian bulgarians burmese cambodian cambodians cameroonian canadian
  canadians catalan catalans caucasian central-american chadian chechen chechens chilean chileans chinese colombian colombians congolese corsican costa-rican croatian croatians
  croat croats cuban cubans cypriot cypriots czech czechs dane danes danish dutch dutchman ecuadorian egyptian egyptians emirati emiratis english englishman
  eritrean estonian estonians ethiopian ethiopians european europeans fijian fijians filipino filipinos finn finnish finns flemish french frenchman frenchmen gaelic gazan gazans
  georgian georgians german germans germanic ghanaian greek greeks guatemalan guatemalans haitian haitians hebrew hindi hispanic hispanics honduran hondurans hungarian hungarians icelandic
  indian indians indonesian indonesians iranian iranians iraqi iraqis irish irishman israeli israelis italian italians jamaican japanese jordanian jordanians kashmiri
  kazakh kazakhs kenyan kenyans korean koreans kosovar kurd kurdish kurds kuwaiti kyrgyz laotian latin latina latino latinos latvian latvians lebanese liberian libyan
  libyans lithuanian lithuanians macedonian malawian malaysian malaysians maldivian malian maltese maori mexican mexicans moldovan moldovans mongol mongolian
  moroccan moroccans mozambican namibian nepalese nepali nicaraguan nicaraguans nigerian nigerians norse norwegian norwegians omani pakistani pakistanis palestinian
  palestinians panamanian paraguayan persian persians peruvian peruvians polish pole poles portuguese prussian puerto-rican qatari quebecois roma romanian romanians
  rwandan rwandans russian russians salvadoran salvadorans samoan saudi saudis scandinavian scot scots scottish scotsman senegalese serb serbian serbs sicilian
  singaporean slav slavic slovak slovaks slovene slovenian somali somalis soviet soviets spaniard spaniards spanish sudanese sunni sunnis swede swedes swedish swiss
  syrian syrians taiwanese tajik tamil tamils tanzanian thai thais tibetan tibetans tunisian tunisians turk turkish turkmen turks ugandan ugandans ukrainian
  ukrainians uruguayan uyghur uyghurs uighur uighurs uzbek uzbeks venezuelan venezuelans vietnamese welsh western westerner westerners yemeni yemenis yugoslav
  zambian zimbabwean zimbabweans zulu
  texan texans californian californians londoner londoners parisian berliner muscovite
  alaskan alaskans hawaiian hawaiians floridian floridians virginian virginians georgian carolinian pennsylvanian marylander ohioan ohioans iowan iowans kansan oklahoman louisianan minnesotan coloradan arizonan oregonian
  hoosier washingtonian alabamian mississippian tennessean kentuckian missourian nebraskan nevadan utahn wisconsinite bostonian chicagoan philadelphian sicilian neapolitan venetian
  hutu hutus tutsi tutsis moslem moslems chechnyan tatar tatars ossetian abkhaz abkhazian azeri pashtun pashtuns hazara rohingya uzbeks tajiks kyrgyz flemings walloons andalusian cantonese mandarin sinhalese bengali bengalis punjabi gujarati
  catholic catholics christian christians buddhist buddhists hindu hindus islam islamic islamist islamists jew jewish jews judaism muslim muslims orthodox
  protestant protestants shia shiite shiites shi'ite christianity evangelical evangelicals mormon mormons sikh sikhs alawite alawites yazidi yazidis druze anglican
  lutheran methodist baptist presbyterian amish
  communist communists marxist nazi nazis fascist socialist socialists zionist
  republican democrat democratic liberal conservative conservatives liberals tory
  african-american african-americans asian-american mexican-american arab-american anglo-saxon afro-american
  `),
)

/** Nationalities and peoples of two words: "North Korean". Lower case. */
export const demonymPairs = listed(
  `north korean; south korean; south african; new zealander; saudi arabian; sri lankan; costa rican; puerto rican; northern irish; east timorese; papua new guinean; sierra leonean; hong konger;
  east german; west german; north vietnamese; south vietnamese; south ossetian; latin american; central american; south american; north american; african american; native american; asian american;
  north african; west african; east african; central african; southern african; east asian; south asian; southeast asian; central asian; east european; eastern european; western european; central european; middle eastern;
  bosnian serb; bosnian croat; bosnian muslim; kosovo albanian; crimean tatar; iraqi kurd; turkish cypriot; greek cypriot; roman catholic; greek orthodox; russian orthodox; sunni muslim; shi'ite moslem; anglo saxon`,
  /;/,
)

/** Words that begin sentences or headlines and are no names. Lower case. */
export const starters = new Set(
  listed(`
  a an the this that these those he she it they we i you who whom whose what which when where why how there here his her its their our your my mine me him
  us them one ones two three four five six seven eight nine ten eleven twelve dozens hundreds thousands millions twenty thirty forty fifty first second third last next
  another other others some any all both each every either neither none no not nor and but or so yet for if as at by from in into of off on onto out over to
  up upon with within without about above across after against along amid among around before behind below beneath beside besides between beyond despite
  down during except inside instead like near outside past per since than though although through throughout till toward towards under unlike until
  because while whereas whether unless once then thus hence therefore however moreover meanwhile nevertheless nonetheless otherwise also too even
  only just still already again almost always never ever often sometimes usually maybe perhaps indeed rather quite very much many more most less
  least few fewer several such same own enough now today tomorrow yesterday tonight later earlier soon recently currently previously finally
  eventually suddenly originally initially additionally similarly consequently furthermore apparently reportedly allegedly according asked is are
  was were be been being am do does did done have has had having will would can could may might must shall should let let's lets get got go goes going
  went come comes came make makes made take takes took see sees saw know knows knew think say says said tell told ask give gave gives keep kept put set
  try use used want wanted need needs find found look looks looking seem seems call calls called feel felt leave left show shows showed shown hear
  heard play run move live believe hold bring happen write provide sit stand lose pay meet include continue learn change lead understand watch follow
  stop create speak read allow add spend grow open walk win offer remember love consider appear buy wait serve die send expect build stay fall
  cut reach kill remain please thank thanks hello hi hey dear yes yeah ok okay oh well sorry sure welcome happy good great best better bad big small new old young
  long short high low early late early right wrong true false free full hot cold black white red blue green yellow brown
  people man woman men women child children boy girl family friends friend group police officials authorities experts critics supporters residents witnesses protesters students teachers
  workers doctors scientists researchers soldiers troops rebels militants voters analysts investors investigators prosecutors lawmakers lawyers
  government world country state city home house school work war peace day days week weeks month months year years time night morning evening
  life death money food water fire air news story photo photos video image images file credit source sources read more click share copyright
  officials everything nothing something anything everyone someone anyone nobody everybody somebody part parts half asked
  add click subscribe sign email contact advertisement watch listen updated published posted edited reporting written related comments
  considering concerning regarding given based following including excluding starting speaking writing
  what's that's it's he's she's there's who's here's i'm i've i'd i'll we're we've we'll you're you've you'll they're they've they'll don't doesn't didn't
  isn't aren't wasn't weren't can't couldn't won't wouldn't shouldn't haven't hasn't hadn't let's
  chapter section article part page figure table volume appendix title act scene phase type class level grade number version
  internet web website online tv radio dvd cd pc usa-wide gps dna rna hiv aids covid covid-19 coronavirus gdp ceo cfo coo cto vp ai it hr pr faq diy id ufo atm sms
  pdf html url usb lgbt lgbtq lgbtq+ ied wmd suv phd ba ma bs mba md jd rsvp fyi asap aka p.s p.s. ps re fw fwd cc bcc attn tel fax ext etc eg ie vs lol omg btw imo imho wtf
  god lord allah bible koran quran torah heaven hell devil
  english-language spanish-language
  operation cup championship olympics olympic games world-cup prize award oscar oscars grammy emmy bowl
  constitution amendment bill-of-rights act treaty accord agreement pact war wars revolution holocaust renaissance
  mom mum dad mama papa grandma grandpa mommy daddy
  usd eur gbp vpn gpu cpu ram ssd sim led usb ip os ui ux api sql gps gmo mvp qb rbi era kpi roi ev evs atv rv hvac bbq vip dj mc dvr hd uhd lcd oled lte 5g nft nfts cbd thc adhd ptsd ocd ivf mri ekg icu er
  best-selling state-of-the-art brexit
  `),
)

/** Ends of longer runs that make them neither person, organization nor place: events, laws, prizes, works. Lower case. */
export const eventEndings = new Set(
  listed(`
  war wars act amendment treaty agreement accord accords pact prize award awards olympics games championship championships revolution day week month year festival
  bowl derby protocol convention declaration plan deal doctrine scandal affair crisis massacre genocide dynasty age era century bible
  christmas eve law code bill resolution report summit conference talks election elections primary caucuses debate virus flu disease syndrome
  theory effect method language languages edition show cup open masters medal cross-medal star rights weekend drive program programme guidelines photo photos breakfast album song film movie movies series
  `),
)

/** What may follow a name over a hyphen without being part of it: "Moscow-backed". Lower case. */
export const hyphenTails = new Set(
  listed(`
  aligned allied appointed area backed based bashing born bound bred brokered built class controlled dominated drafted driven educated era facing flagged friendly
  funded held imposed inspired installed issued led like linked made majority mandated mediated occupied only operated owned produced proposed ravaged registered related run
  sanctioned sized speaking sponsored style supplied supported trained themed type wide's wide's wide
  `),
)

/** What may stand before a name over a hyphen without being part of it: "ex-President", "pro-Kremlin", "R-Utah". Lower case. */
export const hyphenHeads = new Set(listed(`ex pro anti non pre post mid trans vice r d`))
