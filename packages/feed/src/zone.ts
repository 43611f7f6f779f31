/**
 * Zone names met in feeds, in minutes east of Greenwich. The North American ones are fixed by RFC 822 section 5.1; the
 * others are those with one reading among news feeds (IST is India's there).
 */
const ZONES: Record<string, number> = {
  z: 0, ut: 0, utc: 0, gmt: 0, wet: 0,
  est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420,
  ast: -240, adt: -180, nst: -210, ndt: -150, akst: -540, akdt: -480, hst: -600,
  bst: 60, west: 60, cet: 60, cest: 120, met: 60, mest: 120, eet: 120, eest: 180, msk: 180, sast: 120,
  pkt: 300, ist: 330, npt: 345, ict: 420, wib: 420, sgt: 480, hkt: 480, awst: 480, jst: 540, kst: 540,
  acst: 570, acdt: 630, aest: 600, aedt: 660, nzst: 720, nzdt: 780, brt: -180, art: -180,
} // prettier-ignore

const FURTHEST_EAST = 14 * 60

/** `Z` or `+hh:mm` for a zone as written, in lower case; no zone is UTC; null when there is no such zone. */
export function zoneOffset(zone: string | undefined): string | null {
  if (!zone) return 'Z'
  const parts = /^([a-z]*)(?:([+-])(\d{1,2}):?(\d{2})?)?$/.exec(zone)
  if (!parts) return null
  const [, name = '', sign, hours, minutes = '0'] = parts
  const named = name === '' ? 0 : ZONES[name]
  if (named === undefined) return null
  if (!sign) return written(named)
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
  return Number(minutes) > 59 ? null : written(named + offset)
}

function written(offset: number): string | null {
  const size = Math.abs(offset)
  if (size > FURTHEST_EAST) return null
  if (size === 0) return 'Z'
  const [hours, minutes] = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'))
  return `${offset < 0 ? '-' : '+'}${hours}:${minutes}`
}
