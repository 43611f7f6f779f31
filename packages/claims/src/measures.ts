const listed = (text: string, between: RegExp) =>
  text
    .trim()
    .split(between)
    .map((part) => part.trim())

/**
 * Measures: what each is compared as, then its spellings. News uses "ton" and "tonne" for one another. Source: the BIPM's SI brochure for
 * symbols; the agencies' style books for the words.
 */
const MEASURES = `
mile: mile miles mi; kilometer: kilometer kilometers kilometre kilometres km kms; meter: meter meters metre metres; foot: foot feet ft; inch: inch inches; yard: yard yards yd yds;
centimeter: cm centimeter centimeters centimetre centimetres; millimeter: mm millimeter millimeters millimetre millimetres; nanometer: nm nanometer nanometers nanometre nanometres;
acre: acre acres; hectare: hectare hectares ha; square kilometer: km2 km²; square meter: sqm m2 m²; square mile: mi²; cubic meter: m³ m3;
ton: ton tons tonne tonnes; pound: pound pounds lb lbs; kilogram: kilogram kilograms kg kgs kilo kilos; gram: gram grams; ounce: ounce ounces oz; stone: st;
liter: liter liters litre litres; milliliter: ml; gallon: gallon gallons; barrel: barrel barrels;
degree: degree degrees; times: times; light-year: light-year light-years; magnitude: magnitude;
kilometer an hour: km/h kmh kph; mile an hour: mph; knot: knots; horsepower: hp bhp;
watt: watt watts; kilowatt: kw kilowatt kilowatts; megawatt: mw megawatt megawatts; gigawatt: gw gigawatt gigawatts; kilowatt-hour: kwh; megawatt-hour: mwh; gigawatt-hour: gwh; terawatt-hour: twh;
megabyte: mb megabytes; gigabyte: gb gigabytes; terabyte: tb terabytes; megahertz: mhz; gigahertz: ghz;
crown: crowns kronor kroner krona krone; dinar: dinars; shilling: shillings;
second: second seconds; minute: minute minutes; hour: hour hours; day: day days; week: week weeks; month: month months; year: year years; decade: decade decades; century: century centuries; point: point points
`

const measureOf = new Map(
  listed(MEASURES, /;/).flatMap((row) => {
    const [measure = '', spellings = ''] = listed(row, /:/)
    return listed(spellings, /\s+/).map((spelling): [string, string] => [spelling, measure])
  }),
)

/** Written together with their number or with a word that says which measure; alone they are other words. */
const TOGETHER_ONLY = new Set(['mi', 'st', 'ha', 'nm', 'mb', 'gb', 'tb', 'ml', 'lb', 'oz', 'yd', 'kilo', 'm2', 'm3'])

/** Measures; the words themselves are the unit. */
export const measures = new Set([...measureOf.keys()].filter((spelling) => !TOGETHER_ONLY.has(spelling)))

/** What is written together with its number: "10km", "80mph", "300km²". */
const SYMBOLS = new Set(
  listed(
    `km kms cm mm nm mi ft yd ha km2 km² m2 m² mi² m³ m3 sqm kg kgs lb lbs oz st ml km/h kmh kph mph hp bhp kw mw gw kwh mwh gwh twh mb gb tb mhz ghz`,
    /\s+/,
  ),
)
const TOGETHER = /^(\d[\d,]*(?:\.\d+)?)([\p{L}/]{1,4}[23²³]?)$/u
const ORDINAL = /(?:^|[^1])1st$/

/** A number and the measure written together with it; null where it is none: "21st", "5G". */
export function measureTogether(text: string): { number: string; unit: string } | null {
  const [, number = '', letters = ''] = TOGETHER.exec(text) ?? []
  const unit = letters.toLowerCase()
  return SYMBOLS.has(unit) && !ORDINAL.test(text) ? { number, unit } : null
}

const WARMTH = /^\s*degrees? (c|f)(?:elsius|entigrade|ahrenheit)?\b/i

/** What a unit is compared as, whatever its spelling: "12km" and "12 kilometres". `after`: the text after the number. */
export function comparedAs(unit: string | null, after: string): string | null {
  if (unit === null) return null
  const warmth = WARMTH.exec(after)?.[1]
  const [, plain = unit] = /^sq(?:uare)? (.+)$/.exec(unit) ?? []
  const measure = measureOf.get(plain) ?? plain
  return warmth?.toUpperCase() ?? (plain === unit ? measure : `square ${measure}`)
}
