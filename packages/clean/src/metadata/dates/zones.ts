/** Minutes from UTC of the names pages write after a clock: RFC 2822, section 4.3, and the tz database. Names of two zones (IST, AST) are left out. */
const FIXED = tableOf(`
  utc 0, gmt 0, z 0, wet 0, bst 60, cet 60, mez 60, wat 60, cest 120, mesz 120, cat 120, eet 120, sast 120,
  eest 180, msk 180, мск 180, eat 180, trt 180, pkt 300, wib 420, ict 420, wita 480, hkt 480, sgt 480, pht 480,
  awst 480, wit 540, jst 540, kst 540, aest 600, aedt 660, nzst 720, nzdt 780, est -300, edt -240, cdt -300,
  mst -420, mdt -360, pst -480, pdt -420, akst -540, hst -600, ndt -150, nst -210, adt -180, art -180,
  brt -180`)

/** Names that mean standard or summer time, whichever holds. */
const BY_SEASON: Record<string, string> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
}

/** Countries with one zone, islands far off left out, by the top-level domain of their sites. Source: the tz database's zone1970.tab. */
const COUNTRIES = tableOf(`
  uk Europe/London, ie Europe/Dublin, fr Europe/Paris, de Europe/Berlin, at Europe/Vienna, ch Europe/Zurich,
  it Europe/Rome, nl Europe/Amsterdam, be Europe/Brussels, se Europe/Stockholm, no Europe/Oslo,
  dk Europe/Copenhagen, fi Europe/Helsinki, ee Europe/Tallinn, lv Europe/Riga, lt Europe/Vilnius,
  pl Europe/Warsaw, cz Europe/Prague, sk Europe/Bratislava, hu Europe/Budapest, ro Europe/Bucharest,
  bg Europe/Sofia, gr Europe/Athens, rs Europe/Belgrade, hr Europe/Zagreb, si Europe/Ljubljana,
  ba Europe/Sarajevo, mk Europe/Skopje, al Europe/Tirane, ua Europe/Kyiv, by Europe/Minsk, tr Europe/Istanbul,
  il Asia/Jerusalem, ir Asia/Tehran, iq Asia/Baghdad, sa Asia/Riyadh, ae Asia/Dubai, qa Asia/Qatar,
  jo Asia/Amman, lb Asia/Beirut, eg Africa/Cairo, ma Africa/Casablanca, dz Africa/Algiers, tn Africa/Tunis,
  ng Africa/Lagos, gh Africa/Accra, ke Africa/Nairobi, tz Africa/Dar_es_Salaam, ug Africa/Kampala,
  et Africa/Addis_Ababa, za Africa/Johannesburg, zw Africa/Harare, in Asia/Kolkata, pk Asia/Karachi,
  bd Asia/Dhaka, lk Asia/Colombo, np Asia/Kathmandu, th Asia/Bangkok, vn Asia/Ho_Chi_Minh,
  my Asia/Kuala_Lumpur, sg Asia/Singapore, ph Asia/Manila, cn Asia/Shanghai, hk Asia/Hong_Kong, tw Asia/Taipei,
  jp Asia/Tokyo, kr Asia/Seoul, nz Pacific/Auckland, ar America/Argentina/Buenos_Aires, pe America/Lima,
  cl America/Santiago, ve America/Caracas, co America/Bogota, ec America/Guayaquil, gb Europe/London, es Europe/Madrid, pt Europe/Lisbon,
  is Atlantic/Reykjavik, lu Europe/Luxembourg, cy Asia/Nicosia, mt Europe/Malta, me Europe/Podgorica, md Europe/Chisinau, ge Asia/Tbilisi,
  am Asia/Yerevan, az Asia/Baku, uz Asia/Tashkent, kw Asia/Kuwait, om Asia/Muscat, ye Asia/Aden, sy Asia/Damascus, ps Asia/Gaza,
  af Asia/Kabul, mm Asia/Yangon, kh Asia/Phnom_Penh, la Asia/Vientiane, sn Africa/Dakar, ci Africa/Abidjan, cm Africa/Douala,
  gt America/Guatemala, cr America/Costa_Rica, do America/Santo_Domingo, sv America/El_Salvador, hn America/Tegucigalpa,
  ni America/Managua, pa America/Panama, cu America/Havana, uy America/Montevideo, py America/Asuncion, bo America/La_Paz`)

/** Every offset in use besides the whole hours from -12 to +14, in minutes. */
const BROKEN_OFFSETS = new Set([-570, -210, 210, 270, 330, 345, 390, 525, 570, 630, 765])

export const isOffset = (minutes: number) =>
  (minutes % 60 === 0 && minutes >= -720 && minutes <= 840) || BROKEN_OFFSETS.has(minutes)

/** Minutes from UTC of a zone's name on a day, or null. */
export function offsetNamed(name: string, day: string): number | null {
  const lower = name.toLowerCase().replaceAll('.', '')
  const season = BY_SEASON[lower]
  if (season) return offsetAt(season, day)
  const fixed = FIXED.get(lower)
  return fixed === undefined ? null : Number(fixed)
}

/** Minutes from UTC in a country (ISO 3166, lower case) on a day; null where it has several zones, or is not known. */
export function offsetOfCountry(country: string | null, day: string): number | null {
  const zone = country === null ? undefined : COUNTRIES.get(country)
  return zone ? offsetAt(zone, day) : null
}

/** Made once: it takes longer than asking. */
const formats = new Map<string, Intl.DateTimeFormat>()

function offsetAt(timeZone: string, day: string): number {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  formats.set(timeZone, format)
  const named = format.formatToParts(new Date(`${day}T12:00:00Z`)).find((part) => part.type === 'timeZoneName')
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(named?.value ?? '') ?? []
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0)
  return sign === '-' ? -size : size
}

/** "a 1, b 2" as a table. */
function tableOf(text: string): Map<string, string> {
  return new Map(text.split(',').map((pair) => pair.trim().split(' ') as [string, string]))
}
