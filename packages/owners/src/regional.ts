import type { Holding } from './holding.ts'

/** Groups, single papers, stations and newsrooms of the United States beside the largest owners. */
export const regional: Holding[] = [
  {
    owner: 'Tegna',
    source: 'Wikipedia: List of stations owned by Tegna Inc.',
    hosts: `wfaa.com khou.com kens5.com kvue.com kcentv.com kiiitv.com cbs19.tv newswest9.com 12newsnow.com kagstv.com kare11.com wusa9.com
      9news.com 11alive.com 13wmaz.com king5.com ksdk.com kgw.com 12news.com abc10.com cbs8.com wkyc.com 10tv.com wtol.com wtsp.com
      firstcoastnews.com 13newsnow.com wcnc.com wfmynews2.com wltx.com wgrz.com wthr.com wzzm13.com whas11.com wwltv.com
      5newsonline.com thv11.com newscentermaine.com ktvb.com krem.com wbir.com localmemphis.com wqad.com weareiowa.com fox43.com
      fox61.com wnep.com`,
  },
  {
    owner: 'CNHI',
    source: 'Wikipedia: CNHI, list of newspapers',
    hosts: `eagletribune.com newburyportnews.com salemnews.com gloucestertimes.com tribdem.com meadvilletribune.com register-herald.com
      heraldbulletin.com kokomotribune.com tribstar.com newsandtribune.com niagara-gazette.com lockportjournal.com thedailystar.com
      pressrepublican.com record-eagle.com joplinglobe.com enidnews.com normantranscript.com mankatofreepress.com ottumwacourier.com
      valdostadailytimes.com corsicanadailysun.com itemonline.com athensreview.com palestineherald.com cleburnetimesreview.com`,
  },
  {
    owner: 'Ogden Newspapers',
    source: 'Wikipedia: Ogden Newspapers, list of newspapers',
    hosts: `theintelligencer.net timesleaderonline.com mariettatimes.com newsandsentinel.com tribtoday.com heraldstaronline.com altoonamirror.com
      sungazette.com lewistownsentinel.com lockhaven.com thealpenanews.com miningjournal.net ironmountaindailynews.com minotdailynews.com
      standard.net heraldextra.com post-journal.com journal-news.net vaildaily.com aspentimes.com summitdaily.com steamboatpilot.com
      skyhinews.com postindependent.com`,
  },
  {
    owner: 'Forum Communications',
    source: 'Wikipedia: Forum Communications',
    hosts: `inforum.com duluthnewstribune.com grandforksherald.com wctrib.com brainerddispatch.com postbulletin.com jamestownsun.com
      thedickinsonpress.com mitchellrepublic.com bemidjipioneer.com parkrapidsenterprise.com wday.com`,
  },
  {
    owner: 'Carpenter Media Group',
    source: 'Wikipedia: Carpenter Media Group',
    hosts:
      'heraldnet.com peninsuladailynews.com juneauempire.com bendbulletin.com eastoregonian.com portlandtribune.com',
  },
  {
    owner: 'States Newsroom',
    source: 'Wikipedia: States Newsroom; statesnewsroom.com, list of newsrooms',
    hosts: `statesnewsroom.com stateline.org alabamareflector.com alaskabeacon.com arkansasadvocate.com azmirror.com coloradonewsline.com
      floridaphoenix.com georgiarecorder.com idahocapitalsun.com indianacapitalchronicle.com iowacapitaldispatch.com kansasreflector.com
      kentuckylantern.com lailluminator.com mainemorningstar.com marylandmatters.org michiganadvance.com minnesotareformer.com
      missouriindependent.com dailymontanan.com nebraskaexaminer.com nevadacurrent.com newhampshirebulletin.com newjerseymonitor.com
      sourcenm.com ncnewsline.com northdakotamonitor.com ohiocapitaljournal.com oklahomavoice.com oregoncapitalchronicle.com
      penncapital-star.com rhodeislandcurrent.com scdailygazette.com southdakotasearchlight.com tennesseelookout.com
      utahnewsdispatch.com virginiamercury.com washingtonstatestandard.com westvirginiawatch.com wisconsinexaminer.com`,
  },
  {
    owner: 'WEHCO Media',
    source: 'Wikipedia: WEHCO Media',
    hosts: 'arkansasonline.com timesfreepress.com newstribune.com texarkanagazette.com',
  },
  {
    owner: 'Block Communications',
    source: 'Wikipedia: Block Communications',
    hosts: 'post-gazette.com toledoblade.com',
  },
  {
    owner: 'National Trust for Local News',
    source: 'Wikipedia: National Trust for Local News',
    hosts: 'pressherald.com sunjournal.com centralmaine.com',
  },
  {
    owner: 'Georges Media Group',
    source: 'Wikipedia: The Times-Picayune/The New Orleans Advocate',
    hosts: 'nola.com theadvocate.com',
  },
  {
    owner: 'Clarity Media Group',
    source: 'Wikipedia: Clarity Media Group',
    hosts: 'washingtonexaminer.com gazette.com denvergazette.com',
  },
  {
    owner: 'Deseret Management Corporation',
    source: 'Wikipedia: Deseret Management Corporation',
    hosts: 'deseret.com ksl.com kslnewsradio.com ktar.com',
  },
  { owner: 'Chicago Public Media', source: 'Wikipedia: Chicago Public Media', hosts: 'suntimes.com wbez.org' },
  {
    owner: 'Hubbard Broadcasting',
    source: 'Wikipedia: Hubbard Broadcasting',
    hosts: 'wtop.com kstp.com wdio.com kob.com wnyt.com whec.com',
  },
  {
    owner: 'Charter Communications',
    source: 'Wikipedia: Spectrum News',
    hosts: 'ny1.com spectrumlocalnews.com spectrumnews1.com baynews9.com',
  },
  {
    owner: 'Poynter Institute',
    source: 'Wikipedia: Tampa Bay Times',
    hosts: 'tampabay.com poynter.org politifact.com',
  },
  { owner: 'Lenfest Institute', source: 'Wikipedia: The Philadelphia Inquirer', hosts: 'inquirer.com philly.com' },
  { owner: 'DallasNews Corporation', source: 'Wikipedia: The Dallas Morning News', hosts: 'dallasnews.com' },
  { owner: 'Star Tribune Media Company', source: 'Wikipedia: The Minnesota Star Tribune', hosts: 'startribune.com' },
  { owner: 'David D. Smith', source: 'Wikipedia: The Baltimore Sun', hosts: 'baltimoresun.com' },
  { owner: 'Newsday Media Group', source: 'Wikipedia: Newsday', hosts: 'newsday.com' },
  { owner: 'Capitol Broadcasting Company', source: 'Wikipedia: Capitol Broadcasting Company', hosts: 'wral.com' },
  { owner: 'Evening Post Industries', source: 'Wikipedia: The Post and Courier', hosts: 'postandcourier.com' },
  {
    owner: 'Paddock Publications',
    source: 'Wikipedia: Daily Herald (Arlington Heights, Illinois)',
    hosts: 'dailyherald.com',
  },
  { owner: 'News + Media Capital Group', source: 'Wikipedia: Las Vegas Review-Journal', hosts: 'reviewjournal.com' },
  { owner: 'Emerson Collective', source: 'Wikipedia: The Atlantic', hosts: 'theatlantic.com' },
  { owner: 'Time USA', source: 'Wikipedia: Time (magazine)', hosts: 'time.com' },
  { owner: 'Newsweek Publishing', source: 'Wikipedia: Newsweek', hosts: 'newsweek.com' },
  { owner: 'IAC', source: 'Wikipedia: IAC Inc.', hosts: 'thedailybeast.com people.com' },
  {
    owner: 'Penske Media Corporation',
    source: 'Wikipedia: Penske Media Corporation',
    hosts: 'rollingstone.com variety.com hollywoodreporter.com deadline.com billboard.com',
  },
  { owner: 'Ziff Davis', source: 'Wikipedia: Ziff Davis', hosts: 'cnet.com zdnet.com mashable.com pcmag.com ign.com' },
  { owner: 'Integrated Whale Media Investments', source: 'Wikipedia: Forbes', hosts: 'forbes.com' },
  { owner: 'Microsoft', source: 'Wikipedia: MSN', hosts: 'msn.com' },
  { owner: 'Newsmax Media', source: 'Wikipedia: Newsmax', hosts: 'newsmax.com' },
  { owner: 'Epoch Media Group', source: 'Wikipedia: The Epoch Times', hosts: 'theepochtimes.com ntd.com' },
  { owner: 'Civic News Company', source: 'Wikipedia: Chalkbeat', hosts: 'chalkbeat.org votebeat.org' },
  { owner: 'KFF', source: 'Wikipedia: KFF', hosts: 'kffhealthnews.org khn.org kff.org' },
  { owner: 'National Public Radio', source: 'Wikipedia: NPR', hosts: 'npr.org' },
  { owner: 'Public Broadcasting Service', source: 'Wikipedia: PBS', hosts: 'pbs.org' },
]
