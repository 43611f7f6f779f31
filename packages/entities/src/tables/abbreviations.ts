import { listed } from './listed.ts'

/** Words whose full stop is part of them and ends no sentence. Sources: the AP Stylebook's states, ranks and months. */
export const abbreviations: ReadonlySet<string> = new Set(
  listed(`
  Inc Corp Co Cos Ltd Bros Jr Sr St Ste Mt Ft Pt Dept Univ Assn Intl Natl Mfg Pty Plc
  Mr Mrs Ms Mx Dr Prof Rev Hon Fr Msgr Gen Lt Col Maj Capt Sgt Cpl Pvt Adm Cmdr Brig Spc Sen Sens Rep Reps Gov Govs Pres Supt Det Insp Amb Atty Esq
  Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va Wash Wis Wyo
  Ont Que Alta Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Ave Blvd vs v
  `),
)
