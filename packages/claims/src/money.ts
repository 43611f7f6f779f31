import type { Token } from './sentences.ts'

/** Currency signs, as ISO 4217 codes. */
const SIGNS: Record<string, string> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  '₴': 'UAH',
  '₺': 'TRY',
  '₦': 'NGN',
}
/** Whose dollar it is by the letters right before its sign: "HK$5". */
const DOLLARS: Record<string, string> = {
  US: 'USD',
  A: 'AUD',
  AU: 'AUD',
  C: 'CAD',
  CA: 'CAD',
  HK: 'HKD',
  NZ: 'NZD',
  S: 'SGD',
  NT: 'TWD',
  R: 'BRL',
}
/** What stands apart before an amount: "EUR 5 million", "Rs 500 crore". */
const CODES = new Map([
  ...'USD EUR GBP JPY CNY RUB UAH INR CHF MXN KRW ILS TRY AUD CAD NZD HKD SGD BRL ZAR SEK NOK DKK PLN CZK HUF NGN'
    .split(' ')
    .map((code): [string, string] => [code, code]),
  ['Rs', 'INR'],
])
const WORDS = new Map<string, string>(
  Object.entries({
    dollar: 'USD',
    euro: 'EUR',
    pound: 'GBP',
    yen: 'JPY',
    yuan: 'CNY',
    renminbi: 'CNY',
    ruble: 'RUB',
    rouble: 'RUB',
    hryvnia: 'UAH',
    rupee: 'INR',
    franc: 'CHF',
    peso: 'MXN',
    won: 'KRW',
    shekel: 'ILS',
    lira: 'TRY',
    rand: 'ZAR',
    baht: 'THB',
    rupiah: 'IDR',
    ringgit: 'MYR',
    forint: 'HUF',
    naira: 'NGN',
    dong: 'VND',
    taka: 'BDT',
    cent: 'cents',
  }).flatMap(([word, code]): [string, string][] => [
    [word, code],
    [`${word}s`, code],
  ]),
)
/** Of words that several countries call their money by, whose it is: "Canadian dollars". */
const NATIONAL = new Map<string, Record<string, string>>([
  ['dollars', { canadian: 'CAD', australian: 'AUD', singapore: 'SGD', kong: 'HKD', zealand: 'NZD', taiwan: 'TWD' }],
  ['crowns', { norwegian: 'NOK', swedish: 'SEK', danish: 'DKK', czech: 'CZK' }],
  ['kroner', { norwegian: 'NOK', danish: 'DKK' }],
  ['pounds', { egyptian: 'EGP', syrian: 'SYP', lebanese: 'LBP', sudanese: 'SDG' }],
  ['pesos', { argentine: 'ARS', chilean: 'CLP', colombian: 'COP', philippine: 'PHP', cuban: 'CUP', uruguayan: 'UYU' }],
  ['rupees', { pakistani: 'PKR', lankan: 'LKR', nepalese: 'NPR' }],
])
const LONGEST_NATION = 2

/** The currency of an amount by its sign, with the letters before that, or by the code or short form before the amount. */
export function currencyBefore(tokens: Token[], at: number, sign: string | undefined): string | null {
  const token = tokens[at]!
  const before = tokens[at - 1]
  if (!sign) return /^\.? $/.test(token.gap) ? (CODES.get(before?.text ?? '') ?? null) : null
  const dollar = sign === '$' && token.gap === '' ? DOLLARS[before?.text ?? ''] : undefined
  return dollar ?? SIGNS[sign]!
}

/** The currency named after an amount, and the token after its name; null where none is. */
export function currencyAfter(tokens: Token[], at: number): { unit: string; to: number } | null {
  if (tokens[at]?.gap.trim() !== '') return null
  const unit = WORDS.get(tokens[at].lower)
  if (unit !== undefined) return { unit, to: at + 1 }
  for (let word = at + 1; word <= at + LONGEST_NATION; word++) {
    const national = NATIONAL.get(tokens[word]?.lower ?? '')?.[tokens[word - 1]!.lower]
    if (national !== undefined) return { unit: national, to: word + 1 }
  }
  return null
}
