import { listed } from './listed.ts'

/** Forms of address and ranks, always followed by a person's name. Lower case, without the full stop. */
export const honorifics = new Set(
  listed(`
  mr mrs ms miss mx dr prof professor sir dame lord lady madam rev reverend fr father sister brother imam rabbi sheikh sheik ayatollah pope
  cardinal archbishop bishop pastor monsignor deacon saint king queen prince princess duke duchess earl count countess baron baroness
  emperor empress tsar czar emir sultan shah
  gen general lt lieutenant col colonel maj major capt captain sgt sergeant cpl corporal pvt private adm admiral cmdr commander commodore
  lieutenant-colonel lieutenant-general major-general brigadier-general vice-admiral rear-admiral
  brig brigadier marshal cadet petty warrant staff
  sen senator rep representative gov governor pres president vp premier chancellor mayor councillor councilman councilwoman
  councilmember alderman congressman congresswoman assemblyman assemblywoman delegate ambassador amb consul envoy judge justice magistrate
  sheriff constable marshal det detective inspector insp supt superintendent officer deputy agent trooper warden chief
  atty attorney lawyer barrister solicitor mp mep coach astronaut
  `),
)

/** Offices and callings that stand, capitalised, before a name or alone; never part of it. Lower case. */
export const offices = new Set(
  listed(`
  minister secretary spokesman spokeswoman spokesperson director chairman chairwoman chair chairperson chief executive officer ceo cfo coo cto
  head leader speaker president vice deputy prime foreign defense defence interior finance treasury health education justice energy
  transport transportation trade commerce labor labour agriculture environment press general assistant acting former ex incumbent
  commissioner administrator adviser advisor aide counsel counselor prosecutor solicitor ombudsman treasurer comptroller
  editor author writer reporter correspondent columnist anchor host actor actress singer rapper director producer comedian
  analyst economist scientist physicist historian researcher psychologist sociologist lecturer principal dean provost
  democrat republican conservative liberal nominee candidate president-elect majority minority whip
  captain coach manager striker midfielder goalkeeper defender quarterback pitcher
  co-founder founder owner chairman partner senior junior special first lady lead national security intelligence police
  undersecretary under-secretary secretary-general representative congressman financial operating
  `),
)

/** Offices that by themselves make the capitalised words after them a person. Lower case. */
export const personOffices = new Set(
  listed(`
  minister secretary spokesman spokeswoman spokesperson director chairman chairwoman chair chairperson ceo executive leader speaker
  president prosecutor commissioner administrator adviser advisor aide counsel editor author writer reporter correspondent columnist
  anchor host actor actress singer rapper producer comedian analyst economist scientist physicist historian researcher psychologist
  lecturer principal dean provost nominee candidate president-elect captain coach manager striker midfielder goalkeeper defender
  quarterback pitcher co-founder founder owner secretary-general undersecretary officer chief lady head
  `),
)

/** Words after a name, or before it, that only people do or are. Lower case. */
export const personVerbs = new Set(
  listed(`
  said says told tells added adds wrote writes tweeted replied asked noted argued explained insisted recalled testified joked
  shouted cried whispered smiled laughed nodded married born died resigned spoke speaks believes thinks thought knew loves
  grew graduated replied agreed admitted confessed quipped retorted acknowledged conceded lamented
  `),
)

/** Kinship and company: "his wife Anna". Lower case. */
export const personNouns = new Set(
  listed(`
  wife husband son daughter brother sister father mother friend boyfriend girlfriend fiance fiancee widow cousin uncle aunt nephew niece
  grandson granddaughter grandfather grandmother colleague named
  `),
)
