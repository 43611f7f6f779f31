import type { Holding } from './holding.ts'

/** Stations and networks of the United States. */
export const broadcasters: Holding[] = [
  {
    owner: 'Nexstar Media Group',
    source: 'Wikipedia: List of stations owned or operated by Nexstar Media Group',
    hosts: `thehill.com newsnationnow.com ktla.com wgntv.com kron4.com pix11.com fox8.com fox59.com cbs4indy.com kdvr.com fox2now.com
      fox4kc.com myfox8.com wreg.com whnt.com wgno.com wkrn.com wric.com wavy.com wfla.com kxan.com khon2.com krqe.com koin.com
      woodtv.com wane.com wlns.com wfxrtv.com wsav.com wjbf.com wrbl.com wspa.com wbtw.com counton2.com cbs17.com wnct.com wjhl.com
      wate.com wowktv.com wtrf.com wdtn.com nbc4i.com wkbn.com wivb.com rochesterfirst.com localsyr.com news10.com wwlp.com wpri.com
      wtnh.com kfor.com kark.com fox16.com fox5sandiego.com fox40.com wtaj.com mytwintiers.com yourerie.com abc27.com pahomepage.com
      klfy.com brproud.com arklatexhomepage.com ozarksfirst.com ksn.com ksnt.com keloland.com kxnet.com who13.com ourquadcities.com
      wearegreenbay.com upmatters.com everythinglubbock.com ktsm.com valleycentral.com abc4.com kget.com 8newsnow.com`,
  },
  {
    owner: 'Sinclair',
    source: 'Wikipedia: List of stations owned or operated by Sinclair Broadcast Group',
    hosts: `foxbaltimore.com wjla.com komonews.com katu.com kutv.com local12.com abc6onyourside.com cbs12.com weartv.com abc3340.com wlos.com
      wset.com idahonews.com kfoxtv.com okcfox.com ktul.com katv.com fox17.com wpde.com abcnews4.com wgme.com turnto10.com
      cnycentral.com wjactv.com local21news.com mynews4.com news3lv.com kmph.com nbcmontana.com foxsanantonio.com news4sanantonio.com
      cbsaustin.com wchstv.com`,
  },
  {
    owner: 'Gray Media',
    source: 'Wikipedia: List of stations owned or operated by Gray Media',
    hosts: `kwch.com wafb.com wbtv.com wbrc.com actionnews5.com wlbt.com fox8live.com ksla.com kltv.com ktre.com wsfa.com wtoc.com wistv.com
      live5news.com wtvm.com walb.com wave3.com fox19.com cleveland19.com 13abc.com wbko.com wkyt.com wvlt.tv wsaz.com wdbj7.com
      whsv.com wbay.com nbc15.com weau.com wibw.com 1011now.com kolotv.com wcjb.com wctv.tv wjhg.com wilx.com wndu.com wowt.com
      kfyrtv.com valleynewslive.com dakotanewsnow.com alaskasnewssource.com hawaiinewsnow.com azfamily.com kctv5.com firstalert4.com
      wsmv.com atlantanewsfirst.com foxcarolina.com wfsb.com westernmassnews.com fox5vegas.com kptv.com`,
  },
  {
    owner: 'Hearst',
    source: 'Wikipedia: Hearst Television, list of stations',
    hosts: `wcvb.com wtae.com wbaltv.com kcra.com wpbf.com wesh.com wlwt.com kmbc.com wisn.com wdsu.com wxii12.com wyff4.com wgal.com wmur.com
      kcci.com ketv.com koco.com koat.com wlky.com wapt.com 4029tv.com wmtw.com mynbc5.com ksbw.com wvtm13.com wjcl.com`,
  },
  {
    owner: 'E. W. Scripps Company',
    source: 'Wikipedia: List of stations owned or operated by the E. W. Scripps Company',
    hosts: `abc15.com wxyz.com newschannel5.com wptv.com wcpo.com news5cleveland.com tmj4.com wrtv.com wmar2news.com denver7.com kshb.com
      kjrh.com 10news.com turnto23.com ktnv.com abcactionnews.com fox4now.com wkbw.com kgun9.com kivitv.com kpax.com krtv.com kbzk.com
      ktvq.com ksby.com koaa.com katc.com kristv.com lex18.com wtkr.com wtvr.com fox47news.com fox17online.com nbc26.com ktvh.com
      kxlf.com 3newsnow.com scrippsnews.com`,
  },
  {
    owner: 'Graham Holdings',
    source: 'Wikipedia: Graham Media Group; Graham Holdings',
    hosts:
      'clickondetroit.com click2houston.com ksat.com clickorlando.com news4jax.com wsls.com slate.com foreignpolicy.com',
  },
  {
    owner: 'Cox Media Group',
    source: 'Wikipedia: Cox Media Group, list of stations',
    hosts: 'wsbtv.com wftv.com boston25news.com kiro7.com wpxi.com wsoctv.com actionnewsjax.com whio.com',
  },
  {
    owner: 'Fox Corporation',
    source: 'Wikipedia: Fox Corporation; Fox Television Stations, list of stations',
    hosts: `foxnews.com foxbusiness.com outkick.com livenowfox.com fox5ny.com foxla.com fox32chicago.com fox29.com fox4news.com fox2detroit.com
      fox5atlanta.com fox5dc.com fox9.com fox7austin.com fox10phoenix.com fox13news.com fox26houston.com fox35orlando.com fox6now.com
      ktvu.com fox13seattle.com`,
  },
  {
    owner: 'The Walt Disney Company',
    source: 'Wikipedia: ABC Owned Television Stations',
    hosts: `abcnews.go.com abcnews.com abc7.com abc7ny.com abc7chicago.com abc7news.com abc11.com abc13.com abc30.com 6abc.com espn.com`,
  },
  {
    owner: 'Comcast',
    source: 'Wikipedia: NBC Owned Television Stations; Sky Group',
    hosts: `nbcnews.com nbcnewyork.com nbclosangeles.com nbcchicago.com nbcphiladelphia.com nbcbayarea.com nbcdfw.com nbcwashington.com
      nbcboston.com nbcconnecticut.com nbcmiami.com nbcsandiego.com telemundo.com msnbc.com news.sky.com`,
  },
  { owner: 'Paramount', source: 'Wikipedia: CBS News', hosts: 'cbsnews.com' },
  { owner: 'Warner Bros. Discovery', source: 'Wikipedia: CNN', hosts: 'cnn.com' },
]
