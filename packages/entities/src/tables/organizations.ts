import { listed } from './listed.ts'

/** Words that, last in a run of capitalised words, make it an organization. Lower case. */
export const organizationEndings = new Set(
  listed(`
  academy administration agency airline airlines airways alliance army assembly association authority bank bancorp bankshares board brigade
  broadcasting brotherhood bureau cabinet caucus center centre chamber church club coalition college command commission committee
  companies company confederation congress consortium consulate corp corporation corps council court cup-club department dept directorate division
  embassy enterprises exchange federation force forces foundation front fund gazette government group guard guards guild hospital
  holdings inc incorporated industries initiative institute institution insurance intelligence international jihad
  journal laboratory laboratories legion legislature league llc llp lp ltd limited magazine media ministry mission mosque motors
  movement museum navy network news newspaper newspapers office orchestra organisation organization parliament partners partnership party
  pharmaceuticals plc police post press productions project railway railways records regiment resistance restaurant school sa secretariat senate service
  services society software solutions squad studios syndicate synagogue systems taskforce technologies technology telecom television
  temple theater theatre times trust tribune tribunal union unit university ventures workers
  ag gmbh nv spa ab oy asa bv militia herald guardian telegraph chronicle observer
  `),
)

/** Words that, first and followed by "of", "for" or "on", begin the name of an organization. Lower case. */
export const organizationBeginnings = new Set(
  listed(`
  academy administration agency alliance army assembly association authority bank board brotherhood bureau center centre chamber
  church college commission committee company confederation conference congress corporation council court department directorate
  division embassy faculty federation foundation fund government group guild hospital house institute institution international
  laboratory league library ministry mission movement museum office organisation organization parliament party partnership
  school secretariat senate service society state-department trust union university campaign citizens americans friends
  `),
)

/**
 * Bodies known by name. `=` joins the spellings of one; the first is the canonical name. Sources: general knowledge;
 * the usual short forms of news agencies' style books.
 */
const KNOWN = `
United Nations=UN=U.N.; European Union=EU=E.U.; North Atlantic Treaty Organization=NATO=Nato; World Health Organization=WHO;
International Monetary Fund=IMF; World Bank; World Trade Organization=WTO; International Criminal Court=ICC;
International Court of Justice=ICJ; International Atomic Energy Agency=IAEA; UNICEF=Unicef; UNESCO=Unesco; UNHCR; UNRWA;
UN Security Council=U.N. Security Council=United Nations Security Council; UN General Assembly=U.N. General Assembly=United Nations General Assembly;
World Food Programme=World Food Program=WFP; Organization for Security and Co-operation in Europe=OSCE; OECD; OPEC=Opec; ASEAN=Asean;
African Union; Arab League; Commonwealth of Nations; BRICS; G7=Group of Seven; G20=G-20=Group of 20; Red Cross; Red Crescent; Interpol; Europol;
European Commission; European Parliament; European Central Bank=ECB; European Council; Council of Europe; Bundestag; Bundesbank; Reichstag;
White House; Pentagon; Kremlin; Congress=U.S. Congress; Senate=U.S. Senate; House of Representatives; House of Commons; House of Lords;
Supreme Court=U.S. Supreme Court; State Department=Department of State=U.S. State Department; Treasury Department=U.S. Treasury; Justice Department=Department of Justice=DOJ;
Defense Department=Department of Defense=DoD; Homeland Security=Department of Homeland Security=DHS; Capitol Police; Secret Service; Federal Reserve=Fed;
FBI=F.B.I.=Federal Bureau of Investigation; CIA=C.I.A.=Central Intelligence Agency; NSA=National Security Agency; National Security Council=NSC; DEA; ATF; ICE; FEMA; TSA;
NASA=Nasa; NOAA; EPA=Environmental Protection Agency; FDA=Food and Drug Administration; CDC=Centers for Disease Control and Prevention;
IRS=I.R.S.=Internal Revenue Service; SEC=Securities and Exchange Commission; FCC; FTC; FAA; NTSB; NIH=National Institutes of Health; USDA; USAID;
National Weather Service; U.S. Geological Survey=US Geological Survey=USGS; Census Bureau=U.S. Census Bureau; Coast Guard=U.S. Coast Guard; National Guard;
Marine Corps=Marines=U.S. Marines; U.S. Army=US Army; U.S. Navy=US Navy; U.S. Air Force=US Air Force; US Military; Navy SEALs; GOP=Republican Party=Republicans; Democratic Party=Democrats;
Republican National Committee=RNC; Democratic National Committee=DNC; Labour Party=Labour; Conservative Party=Conservatives=Tories; Liberal Democrats=Lib Dems;
Scottish National Party=SNP; Sinn Fein=Sinn Féin; Downing Street; Scotland Yard; Metropolitan Police=Met Police; Ministry of Defence=MoD; Home Office; Foreign Office; NHS=National Health Service; Royal Navy; Royal Air Force=RAF; British Army; MI5; MI6; GCHQ;
Christian Democratic Union=CDU; Social Democratic Party=SPD; AfD=Alternative for Germany; National Rally; Likud; Fatah; Hamas; Hezbollah=Hizbullah=Hizballah; Taliban;
al-Qaida=al-Qaeda=Al-Qaeda=Al Qaeda=al Qaeda=Al-Qaida=al Qaida; Islamic State=Islamic State group=ISIS=ISIL=IS group=Daesh; Boko Haram; Al-Shabab=al-Shabab=al-Shabaab=Al-Shabaab; Houthis=Houthi; PKK=Kurdistan Workers' Party; IRA; ETA; FARC; Muslim Brotherhood; Palestinian Authority; PLO; Lashkar-e-Taiba; Ku Klux Klan=KKK;
Israel Defense Forces=IDF; Mossad; Shin Bet; Knesset; Revolutionary Guard=Revolutionary Guards=IRGC; FSB; GRU; KGB; SVR; Duma=State Duma; Wagner Group=Wagner; Gazprom; Rosneft; Lukoil; Rosatom; Sberbank; Verkhovna Rada=Rada;
Politburo; Communist Party; People's Liberation Army=PLA; Kuomintang=KMT; BJP=Bharatiya Janata Party; Lok Sabha; Rajya Sabha; African National Congress=ANC; Ba'ath Party=Baath Party;
Vatican; Holy See; Catholic Church; Church of England; Anglican Church; Orthodox Church; Russian Orthodox Church; Salvation Army;
Amnesty International=Amnesty; Human Rights Watch=HRW; Greenpeace; Doctors Without Borders=Médecins Sans Frontières=MSF; Oxfam; Save the Children; Transparency International; World Wildlife Fund=WWF; ACLU=American Civil Liberties Union; NAACP; NRA=National Rifle Association; Planned Parenthood; AFL-CIO; Teamsters; United Auto Workers=UAW;
Black Lives Matter; Tea Party; Occupy Wall Street; Nobel Committee; Human Rights Council;
Associated Press=AP=The Associated Press; Reuters=REUTERS; Agence France-Presse=AFP; Bloomberg=Bloomberg News; Xinhua=Xinhua News Agency; TASS=Tass; RIA Novosti=RIA; Interfax; Yonhap=Yonhap News Agency; Kyodo=Kyodo News; PTI=Press Trust of India; UPI; dpa=DPA; EFE; ANSA; Anadolu=Anadolu Agency; IRNA; KCNA=Korean Central News Agency; Al Jazeera=Al-Jazeera; Al Arabiya; Suspilne; Ukrinform;
BBC=B.B.C.=BBC News; CNN; NBC=NBC News; CBS=CBS News; ABC=ABC News; Fox News=Fox; MSNBC; NPR; PBS; C-SPAN; HBO; ITV; Sky News; RTE; Deutsche Welle=DW; ZDF; ARD; NHK; CNBC; ESPN; RT; Voice of America=VOA; Radio Free Europe;
New York Times=NY Times=NYT; Washington Post; Wall Street Journal=WSJ; USA Today=USA TODAY; Los Angeles Times=LA Times; Chicago Tribune; Boston Globe; New York Post; Daily News; Politico; Axios; Newsweek; Time magazine; The Atlantic; The Guardian=Guardian; Daily Mail; Daily Telegraph; Financial Times=FT; The Economist; The Independent; The Sun; Le Monde; Le Figaro; Der Spiegel=Spiegel; Bild; Die Zeit; Haaretz; Times of India; Breitbart=Breitbart News; Huffington Post=HuffPost; BuzzFeed; Vox; Business Insider; ProPublica; WikiLeaks; Wikipedia; Rolling Stone; Vanity Fair; New Yorker; Forbes; Fortune magazine; Business Week; Nature magazine;
Google; Apple; Microsoft; Amazon; Facebook; Meta; Twitter; YouTube; Instagram; WhatsApp; TikTok; ByteDance; Tencent; Alibaba; Huawei; Xiaomi; Samsung; Sony; Nintendo; Intel; Nvidia=NVIDIA; AMD; Qualcomm; IBM; Oracle; Cisco; Dell; HP=Hewlett-Packard; Yahoo; eBay; Netflix; Spotify; Snapchat; Snap Inc.; LinkedIn; Reddit; Uber; Lyft; Airbnb; PayPal; OpenAI; Anthropic; DeepMind; SpaceX; Tesla; Toyota; Honda; Nissan; Hyundai; Kia; Volkswagen=VW; BMW; Mercedes-Benz; Daimler; Audi; Porsche; Fiat; Chrysler; Stellantis; Renault; Peugeot; Volvo; Ford=Ford Motor; General Motors=GM; General Electric=GE; Boeing; Airbus; Lockheed Martin; Raytheon; Northrop Grumman; Rolls-Royce; Siemens; Bosch; Philips; Nokia; Ericsson; Motorola; Panasonic; Toshiba; Hitachi; Mitsubishi; Canon; Nikon; Adidas; Nike; Puma; Walmart=Wal-Mart; Target Corp.; Costco; Home Depot; Tesco; Sainsbury's; Carrefour; Ikea=IKEA; Starbucks; McDonald's; Burger King; KFC; Taco Bell; Subway restaurants; Coca-Cola; Pepsi=PepsiCo; Nestle=Nestlé; Unilever; Procter & Gamble; Johnson & Johnson; Pfizer; Moderna; BioNTech; AstraZeneca; Novartis; Roche; Merck; Bayer; GlaxoSmithKline=GSK; Sanofi; ExxonMobil=Exxon Mobil=Exxon; Chevron; Shell=Royal Dutch Shell; BP; TotalEnergies; ConocoPhillips; Enron; Aramco=Saudi Aramco; Petrobras; Goldman Sachs; JPMorgan=JPMorgan Chase=JP Morgan; Morgan Stanley; Citigroup=Citibank; Bank of America; Wells Fargo; HSBC; Barclays; Deutsche Bank; UBS; Credit Suisse; Lehman Brothers; Bear Stearns; BlackRock; Berkshire Hathaway; American Express; Visa Inc.; Mastercard=MasterCard; Moody's; Standard & Poor's=S&P; AT&T; Verizon; T-Mobile; Comcast; Vodafone; Disney=Walt Disney; Warner Bros.=Warner Bros; Paramount Pictures; Universal Pictures; Pixar; Marvel; Lucasfilm; Delta Air Lines; United Airlines; American Airlines; Lufthansa; Air France; British Airways=BA; Ryanair; EasyJet=easyJet; Emirates; Qantas; Aeroflot; Malaysia Airlines; FedEx; UPS; DHL; Monsanto; Foxconn; TSMC; SoftBank; Accenture; Deloitte; KPMG; PwC; McKinsey; Halliburton; Blackwater; Arthur Andersen; WorldCom; Napster; Netscape; AOL; MySpace; Nasdaq=NASDAQ; New York Stock Exchange=NYSE; Dow Jones; London Stock Exchange;
FIFA=Fifa; UEFA=Uefa; IOC=International Olympic Committee; WADA; NFL; NBA; MLB; NHL; NCAA; NASCAR; WNBA; MLS; PGA; ATP; WTA; Premier League; La Liga; Bundesliga; Serie A; Champions League; Manchester United=Man United; Manchester City=Man City; Liverpool FC; Arsenal; Chelsea FC; Tottenham=Tottenham Hotspur; Everton; Aston Villa; Newcastle United; Leeds United; Real Madrid; FC Barcelona; Atletico Madrid=Atlético Madrid; Bayern Munich=Bayern; Borussia Dortmund; Juventus; AC Milan; Inter Milan; Paris Saint-Germain=PSG; Ajax; Celtic; Benfica; New York Yankees=Yankees; Boston Red Sox=Red Sox; Dodgers=Los Angeles Dodgers; Lakers=Los Angeles Lakers; Celtics=Boston Celtics; Patriots=New England Patriots; Cowboys=Dallas Cowboys; Packers=Green Bay Packers; Steelers=Pittsburgh Steelers; Golden State Warriors; Chicago Bulls; Miami Heat; Houston Rockets; New York Knicks=Knicks; New York Giants; New York Jets; Chicago Cubs=Cubs; Mets=New York Mets;
Harvard=Harvard University; Yale=Yale University; Princeton=Princeton University; Stanford University; MIT=Massachusetts Institute of Technology; Oxford University=University of Oxford; Cambridge University=University of Cambridge; Columbia University; Cornell=Cornell University; UCLA; NYU=New York University; Johns Hopkins University=Johns Hopkins; Georgetown University; Brookings Institution; RAND Corporation; Heritage Foundation; Chatham House; Carnegie Endowment; Mayo Clinic; Smithsonian=Smithsonian Institution; CERN;
Ottoman Empire; Roman Empire; British Empire; Soviet Army; Red Army; Wehrmacht; Luftwaffe; Gestapo; SS; Nazi Party; Khmer Rouge; Viet Cong
`

/** Every spelling of each known body, with its canonical name. */
export const knownOrganizations: [spelling: string, canonical: string][] = listed(KNOWN, /;/).flatMap((line) => {
  const spellings = listed(line, /=/)
  return spellings.map((spelling): [string, string] => [spelling, spellings[0]!])
})
