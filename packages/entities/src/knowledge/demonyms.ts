import { listed } from '../tables/listed.ts'

/** The country (ISO 3166-1 alpha-2) of those called so. Source: Unicode CLDR territory names; the AP Stylebook. */
const DEMONYMS = `
AF afghan; AL albanian; DZ algerian; US american; AO angolan; AR argentine argentinian; AM armenian; AU australian; AT austrian; AZ azerbaijani azeri; BH bahraini; BD bangladeshi; BY belarusian belarussian; BE belgian; BO bolivian;
BA bosnian; BW botswanan; BR brazilian; GB british; BG bulgarian; BF burkinabe; MM burmese; BI burundian; KH cambodian; CM cameroonian; CA canadian; TD chadian; CL chilean; CN chinese; CO colombian; CG congolese; CR costa-rican; HR croatian;
CU cuban; CY cypriot; CZ czech; DK danish; NL dutch; EC ecuadorian; EG egyptian; AE emirati; ER eritrean; EE estonian; ET ethiopian; FJ fijian; PH filipino philippine; FI finnish; FR french; GE georgian; DE german; GH ghanaian; GR greek; GT guatemalan;
HT haitian; HN honduran; HU hungarian; IS icelandic; IN indian; ID indonesian; IR iranian; IQ iraqi; IE irish; IL israeli; IT italian; JM jamaican; JP japanese; JO jordanian; KZ kazakh; KE kenyan; KW kuwaiti; KG kyrgyz; LA laotian; LV latvian; LB lebanese;
LR liberian; LY libyan; LT lithuanian; MK macedonian; MG malagasy; MW malawian; MY malaysian; ML malian; MT maltese; MR mauritanian; MX mexican; MD moldovan; MN mongolian; MA moroccan; MZ mozambican; NA namibian; NP nepalese nepali; NI nicaraguan; NE nigerien;
NG nigerian; NO norwegian; OM omani; PK pakistani; PS palestinian; PA panamanian; PY paraguayan; PE peruvian; PL polish; PT portuguese; QA qatari; RO romanian; RU russian; RW rwandan; SV salvadoran; SA saudi; SN senegalese; RS serbian; SL sierra-leonean; SG singaporean;
SK slovak; SI slovenian slovene; SO somali; ES spanish; LK sri-lankan; SD sudanese; SE swedish; CH swiss; SY syrian; TW taiwanese; TJ tajik; TZ tanzanian; TH thai; TN tunisian; TR turkish; TM turkmen; UG ugandan; UA ukrainian; UY uruguayan; UZ uzbek; VE venezuelan;
VN vietnamese; YE yemeni; ZM zambian; ZW zimbabwean
`

const PAIRS: Record<string, string> = {
  'south korean': 'KR',
  'north korean': 'KP',
  'south african': 'ZA',
  'new zealand': 'NZ',
  'saudi arabian': 'SA',
  'sri lankan': 'LK',
  'costa rican': 'CR',
}

const byDemonym = new Map([
  ...Object.entries(PAIRS),
  ...listed(DEMONYMS, /;/).flatMap((row) => {
    const [code = '', ...words] = listed(row)
    return words.map((word): [string, string] => [word, code])
  }),
])

/** The country of a demonym in lower case, "south korean", "russian"; null where it is none. */
export const countryOf = (demonym: string): string | null => byDemonym.get(demonym) ?? null
