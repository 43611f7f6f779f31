import type { Holding } from './holding.ts'

/** Newspapers, magazines and sites of the United States. */
export const papers: Holding[] = [
  {
    owner: 'Gannett',
    source: 'Wikipedia: List of assets owned by Gannett',
    hosts: `usatoday.com azcentral.com freep.com indystar.com cincinnati.com courier-journal.com tennessean.com jsonline.com dispatch.com
      desmoinesregister.com northjersey.com app.com mycentraljersey.com courierpostonline.com dailyrecord.com thedailyjournal.com
      delawareonline.com democratandchronicle.com lohud.com poughkeepsiejournal.com pressconnects.com ithacajournal.com
      stargazette.com providencejournal.com telegram.com metrowestdailynews.com heraldnews.com southcoasttoday.com capecodtimes.com
      patriotledger.com enterprisenews.com seacoastonline.com burlingtonfreepress.com palmbeachpost.com jacksonville.com
      news-press.com naplesnews.com floridatoday.com tallahassee.com pnj.com tcpalm.com heraldtribune.com ocala.com gainesville.com
      theledger.com news-journalonline.com clarionledger.com hattiesburgamerican.com montgomeryadvertiser.com tuscaloosanews.com
      gadsdentimes.com commercialappeal.com knoxnews.com jacksonsun.com dnj.com theleafchronicle.com greenvilleonline.com
      independentmail.com goupstate.com citizen-times.com fayobserver.com starnewsonline.com savannahnow.com augustachronicle.com
      onlineathens.com caller.com elpasotimes.com lubbockonline.com amarillo.com oklahoman.com desertsun.com vcstar.com redding.com
      recordnet.com rgj.com statesmanjournal.com registerguard.com kitsapsun.com coloradoan.com argusleader.com
      greenbaypressgazette.com postcrescent.com lansingstatejournal.com battlecreekenquirer.com hollandsentinel.com
      thetimesherald.com southbendtribune.com courierpress.com jconline.com thestarpress.com pal-item.com beaconjournal.com
      cantonrep.com zanesvilletimesrecorder.com newarkadvocate.com mansfieldnewsjournal.com marionstar.com lancastereaglegazette.com
      chillicothegazette.com portclintonnewsherald.com thenews-messenger.com bucyrustelegraphforum.com coshoctontribune.com
      goerie.com ydr.com eveningsun.com ldnews.com publicopiniononline.com delmarvanow.com newsleader.com timesonline.com
      buckscountycouriertimes.com theintell.com poconorecord.com pjstar.com sj-r.com rrstar.com press-citizen.com
      timesrecordnews.com gosanangelo.com reporternews.com`,
  },
  {
    owner: 'McClatchy',
    source: 'Wikipedia: McClatchy, list of newspapers',
    hosts: `miamiherald.com elnuevoherald.com kansascity.com charlotteobserver.com newsobserver.com heraldsun.com sacbee.com fresnobee.com
      modbee.com mercedsunstar.com sanluisobispo.com star-telegram.com kentucky.com thestate.com heraldonline.com myrtlebeachonline.com
      islandpacket.com ledger-enquirer.com macon.com sunherald.com bradenton.com bnd.com kansas.com idahostatesman.com
      thenewstribune.com theolympian.com tri-cityherald.com bellinghamherald.com centredaily.com`,
  },
  {
    owner: 'Lee Enterprises',
    source: 'Wikipedia: Lee Enterprises, list of daily newspapers',
    hosts: `stltoday.com omaha.com journalstar.com richmond.com buffalonews.com tulsaworld.com roanoke.com newsadvance.com dailyprogress.com
      fredericksburg.com greensboro.com journalnow.com qctimes.com wcfcourier.com siouxcityjournal.com nwitimes.com pantagraph.com
      herald-review.com billingsgazette.com missoulian.com helenair.com mtstandard.com bismarcktribune.com rapidcityjournal.com
      trib.com magicvalley.com lacrossetribune.com journaltimes.com pressofatlanticcity.com wacotrib.com theeagle.com dothaneagle.com
      poststar.com auburnpub.com cumberlink.com globegazette.com muscatinejournal.com gazettetimes.com democratherald.com elkodaily.com
      theindependent.com kearneyhub.com nptelegraph.com fremonttribune.com scnow.com statesville.com hickoryrecord.com morganton.com
      independenttribune.com martinsvillebulletin.com godanriver.com heraldcourier.com`,
  },
  {
    owner: 'Hearst',
    source: 'Wikipedia: List of assets owned by Hearst Communications',
    hosts: `sfchronicle.com sfgate.com houstonchronicle.com chron.com expressnews.com mysanantonio.com timesunion.com statesman.com
      beaumontenterprise.com mrt.com lmtonline.com myplainview.com ctpost.com stamfordadvocate.com greenwichtime.com newstimes.com
      thehour.com nhregister.com ctinsider.com middletownpress.com registercitizen.com seattlepi.com theintelligencer.com
      myjournalcourier.com ourmidland.com michigansthumb.com`,
  },
  {
    owner: 'Alden Global Capital',
    source: 'Wikipedia: MediaNews Group; Tribune Publishing, lists of newspapers',
    hosts: `denverpost.com mercurynews.com eastbaytimes.com ocregister.com dailynews.com pe.com presstelegram.com dailybreeze.com
      sgvtribune.com pasadenastarnews.com whittierdailynews.com sbsun.com redlandsdailyfacts.com dailybulletin.com twincities.com
      bostonherald.com lowellsun.com sentinelandenterprise.com macombdaily.com theoaklandpress.com themorningsun.com delcotimes.com
      mainlinemedianews.com pottsmerc.com timesherald.com thereporteronline.com dailylocal.com readingeagle.com trentonian.com
      dailyfreeman.com saratogian.com troyrecord.com oneidadispatch.com news-herald.com morningjournal.com santacruzsentinel.com
      montereyherald.com marinij.com times-standard.com chicoer.com dailycamera.com timescall.com reporterherald.com
      greeleytribune.com orovillemr.com redbluffdailynews.com ukiahdailyjournal.com record-bee.com thereporter.com
      timesheraldonline.com dailydemocrat.com chicagotribune.com nydailynews.com orlandosentinel.com sun-sentinel.com courant.com
      pilotonline.com dailypress.com mcall.com detroitnews.com`,
  },
  {
    owner: 'Advance Publications',
    source: 'Wikipedia: Advance Publications, list of holdings',
    hosts: `nj.com cleveland.com mlive.com oregonlive.com al.com masslive.com pennlive.com syracuse.com silive.com lehighvalleylive.com
      newyorker.com wired.com vanityfair.com arstechnica.com teenvogue.com`,
  },
  {
    owner: 'News Corp',
    source: 'Wikipedia: List of assets owned by News Corp',
    hosts: 'wsj.com nypost.com marketwatch.com barrons.com thetimes.com thetimes.co.uk thesun.co.uk the-sun.com',
  },
  {
    owner: 'The New York Times Company',
    source: 'Wikipedia: The New York Times Company',
    hosts: 'nytimes.com theathletic.com',
  },
  { owner: 'Nash Holdings', source: 'Wikipedia: The Washington Post', hosts: 'washingtonpost.com' },
  { owner: 'Nant Capital', source: 'Wikipedia: Los Angeles Times', hosts: 'latimes.com' },
  {
    owner: 'Boston Globe Media Partners',
    source: 'Wikipedia: Boston Globe Media Partners',
    hosts: 'bostonglobe.com boston.com statnews.com',
  },
  {
    owner: 'The Seattle Times Company',
    source: 'Wikipedia: The Seattle Times Company',
    hosts: 'seattletimes.com yakimaherald.com union-bulletin.com',
  },
  {
    owner: 'Cox Enterprises',
    source: 'Wikipedia: Cox Enterprises',
    hosts: 'ajc.com daytondailynews.com springfieldnewssun.com journal-news.com axios.com',
  },
  {
    owner: 'Axel Springer',
    source: 'Wikipedia: Axel Springer SE',
    hosts: 'politico.com politico.eu businessinsider.com welt.de bild.de',
  },
  {
    owner: 'Vox Media',
    source: 'Wikipedia: Vox Media',
    hosts: 'vox.com theverge.com nymag.com thecut.com vulture.com sbnation.com eater.com',
  },
  {
    owner: 'BuzzFeed',
    source: 'Wikipedia: BuzzFeed, Inc.',
    hosts: 'buzzfeed.com buzzfeednews.com huffpost.com huffingtonpost.com',
  },
  { owner: 'Yahoo', source: 'Wikipedia: Yahoo Inc. (2017–present)', hosts: 'yahoo.com aol.com' },
]
