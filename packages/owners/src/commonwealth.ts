import type { Holding } from './holding.ts'

export const britain: Holding[] = [
  {
    owner: 'Reach plc',
    source: 'Wikipedia: Reach plc, list of titles',
    hosts: `mirror.co.uk express.co.uk dailystar.co.uk dailyrecord.co.uk manchestereveningnews.co.uk liverpoolecho.co.uk
      birminghammail.co.uk walesonline.co.uk chroniclelive.co.uk bristolpost.co.uk cambridge-news.co.uk coventrytelegraph.net
      derbytelegraph.co.uk devonlive.com cornwalllive.com plymouthherald.co.uk nottinghampost.com leicestermercury.co.uk
      hulldailymail.co.uk stokesentinel.co.uk gazettelive.co.uk examinerlive.co.uk dailypost.co.uk kentlive.news essexlive.news
      grimsbytelegraph.co.uk lincolnshirelive.co.uk somersetlive.co.uk gloucestershirelive.co.uk mylondon.news leeds-live.co.uk
      lancs.live belfastlive.co.uk irishmirror.ie dublinlive.ie ok.co.uk football.london glasgowlive.co.uk edinburghlive.co.uk`,
  },
  {
    owner: 'Daily Mail and General Trust',
    source: 'Wikipedia: Daily Mail and General Trust',
    hosts: 'dailymail.co.uk dailymail.com metro.co.uk inews.co.uk thisismoney.co.uk newscientist.com',
  },
  {
    owner: 'Newsquest',
    source: 'Wikipedia: Newsquest, list of titles',
    hosts: `heraldscotland.com thenational.scot theargus.co.uk echo-news.co.uk bournemouthecho.co.uk dailyecho.co.uk oxfordmail.co.uk
      swindonadvertiser.co.uk theboltonnews.co.uk lancashiretelegraph.co.uk thenorthernecho.co.uk yorkpress.co.uk
      thetelegraphandargus.co.uk southwalesargus.co.uk worcesternews.co.uk dorsetecho.co.uk gazette-news.co.uk
      readingchronicle.co.uk glasgowtimes.co.uk eadt.co.uk edp24.co.uk eveningnews24.co.uk warringtonguardian.co.uk
      watfordobserver.co.uk basingstokegazette.co.uk herefordtimes.com newsandstar.co.uk nwemail.co.uk salisburyjournal.co.uk
      thewestmorlandgazette.co.uk wiltshiretimes.co.uk ipswichstar.co.uk`,
  },
  {
    owner: 'National World',
    source: 'Wikipedia: National World, list of titles',
    hosts: `scotsman.com yorkshirepost.co.uk newsletter.co.uk portsmouth.co.uk thestar.co.uk lep.co.uk sunderlandecho.com shieldsgazette.com
      hartlepoolmail.co.uk northamptonchron.co.uk lancasterguardian.co.uk blackpoolgazette.co.uk sussexexpress.co.uk
      derbyshiretimes.co.uk halifaxcourier.co.uk`,
  },
  { owner: 'Guardian Media Group', source: 'Wikipedia: Guardian Media Group', hosts: 'theguardian.com' },
  { owner: 'BBC', source: 'Wikipedia: BBC Online', hosts: 'bbc.com bbc.co.uk' },
  { owner: 'ITV plc', source: 'Wikipedia: ITV plc', hosts: 'itv.com' },
  {
    owner: 'Mediahuis',
    source: 'Wikipedia: Mediahuis Ireland',
    hosts: 'independent.ie belfasttelegraph.co.uk sundayworld.com',
  },
  {
    owner: 'The Irish Times Group',
    source: 'Wikipedia: The Irish Times',
    hosts: 'irishtimes.com irishexaminer.com breakingnews.ie',
  },
]

export const canada: Holding[] = [
  {
    owner: 'Postmedia',
    source: 'Wikipedia: Postmedia Network, list of newspapers',
    hosts: `nationalpost.com financialpost.com vancouversun.com theprovince.com calgaryherald.com calgarysun.com edmontonjournal.com
      edmontonsun.com leaderpost.com thestarphoenix.com ottawacitizen.com ottawasun.com torontosun.com montrealgazette.com
      windsorstar.com lfpress.com canoe.com saltwire.com`,
  },
  {
    owner: 'Torstar',
    source: 'Wikipedia: Torstar',
    hosts: `thestar.com thespec.com therecord.com stcatharinesstandard.ca niagarafallsreview.ca wellandtribune.ca
      thepeterboroughexaminer.com`,
  },
  { owner: 'Bell Media', source: 'Wikipedia: Bell Media', hosts: 'ctvnews.ca bnnbloomberg.ca cp24.com' },
  { owner: 'Corus Entertainment', source: 'Wikipedia: Global News', hosts: 'globalnews.ca' },
  { owner: 'CBC/Radio-Canada', source: 'Wikipedia: CBC News', hosts: 'cbc.ca' },
  { owner: 'The Woodbridge Company', source: 'Wikipedia: The Globe and Mail', hosts: 'theglobeandmail.com' },
]

export const australasia: Holding[] = [
  {
    owner: 'News Corp',
    source: 'Wikipedia: News Corp Australia, list of titles',
    hosts: `theaustralian.com.au dailytelegraph.com.au heraldsun.com.au couriermail.com.au adelaidenow.com.au news.com.au
      geelongadvertiser.com.au goldcoastbulletin.com.au cairnspost.com.au townsvillebulletin.com.au themercury.com.au ntnews.com.au
      weeklytimesnow.com.au skynews.com.au`,
  },
  {
    owner: 'Nine Entertainment',
    source: 'Wikipedia: Nine Entertainment',
    hosts: 'smh.com.au theage.com.au brisbanetimes.com.au watoday.com.au afr.com 9news.com.au',
  },
  {
    owner: 'Seven West Media',
    source: 'Wikipedia: Seven West Media',
    hosts: 'thewest.com.au perthnow.com.au 7news.com.au thenightly.com.au',
  },
  {
    owner: 'Australian Community Media',
    source: 'Wikipedia: Australian Community Media, list of titles',
    hosts: `canberratimes.com.au newcastleherald.com.au illawarramercury.com.au examiner.com.au bendigoadvertiser.com.au thecourier.com.au
      bordermail.com.au dailyadvertiser.com.au standard.net.au theadvocate.com.au`,
  },
  { owner: 'Australian Broadcasting Corporation', source: 'Wikipedia: ABC News (Australia)', hosts: 'abc.net.au' },
  { owner: 'Special Broadcasting Service', source: 'Wikipedia: Special Broadcasting Service', hosts: 'sbs.com.au' },
  { owner: 'NZME', source: 'Wikipedia: NZME', hosts: 'nzherald.co.nz newstalkzb.co.nz' },
  {
    owner: 'Stuff',
    source: 'Wikipedia: Stuff (company)',
    hosts: 'stuff.co.nz thepost.co.nz thepress.co.nz waikatotimes.co.nz',
  },
  { owner: 'Allied Press', source: 'Wikipedia: Otago Daily Times', hosts: 'odt.co.nz' },
  { owner: 'Radio New Zealand', source: 'Wikipedia: Radio New Zealand', hosts: 'rnz.co.nz' },
]

export const india: Holding[] = [
  {
    owner: 'The Times Group',
    source: 'Wikipedia: The Times Group',
    hosts: 'timesofindia.indiatimes.com economictimes.indiatimes.com',
  },
  { owner: 'HT Media', source: 'Wikipedia: HT Media', hosts: 'hindustantimes.com livemint.com' },
  {
    owner: 'Indian Express Group',
    source: 'Wikipedia: Indian Express Limited',
    hosts: 'indianexpress.com financialexpress.com',
  },
  { owner: 'The Hindu Group', source: 'Wikipedia: The Hindu Group', hosts: 'thehindu.com thehindubusinessline.com' },
  { owner: 'India Today Group', source: 'Wikipedia: India Today Group', hosts: 'indiatoday.in businesstoday.in' },
  {
    owner: 'Network18 Group',
    source: 'Wikipedia: Network18 Group',
    hosts: 'news18.com firstpost.com moneycontrol.com cnbctv18.com',
  },
  { owner: 'Adani Group', source: 'Wikipedia: NDTV', hosts: 'ndtv.com' },
]
