import { listed } from './listed.ts'

/** Words that tell a report of sport. Lower case. */
export const sportWords: string[] = listed(`
  soccer football rugby cricket tennis golf athletics cycling basketball baseball hockey boxing badminton skiing swimming volleyball squash snooker motorcycling motor-racing nascar nfl nba mlb nhl fifa uefa
  league division standings scoreboard innings wicket wickets lbw runs overs bowling batting umpires goalkeeper striker midfielder defender forward halftime half-time goals goal scorers scored scoring scorer
  penalty offside referee kickoff playoff playoffs touchdown quarterback yards pitcher homered homer inning rebounds assists points guard season coach matches match tournament seeded seeding
  championship championships champion champions cup final finals semifinal semi-final quarterfinal quarter-final round rounds set sets beat defeated qualifier qualifying lap laps metres hurdles relay steeplechase javelin discus medal
  medals birdie birdies bogey par putt fairway wimbledon olympic olympics played won drawn lost against attendance stadium fixtures squad lineup team teams game games grand prix stage peloton sprint downhill slalom test tests
`)

/** Words that tell a report of markets and companies. Lower case. */
export const financeWords: string[] = listed(`
  shares stock stocks bond bonds profit profits net pretax revenue revenues sales earnings quarter dividend shr eps mln bln billion million percent pct yield yields bourse index futures trading traders dealers analyst analysts investors
  market markets currency dollar yen mark marks sterling euro rupees rouble francs lire rate rates inflation central fed interest loan loans debt bank banks banking exchange merger acquisition takeover stake bid ipo prices price barrel crude
  opec oil gold ounce tonnes bushel grain wheat corn soybeans coffee cocoa sugar copper aluminium cargo vessel shipment tender coupon maturity issuer underwriter moody's rating ratings loss losses fiscal forecast
`)
