import { textUnits } from '../text-measure.ts'

/** So many runs of words, spread over a text, tell how much of it stands in another. */
const SAMPLES = 48
const RUN = 4

/** How much of one text (0 to 1) stands in another, by samples of its words; 0 of a text of less than four words. */
export function shareWithin(part: string, whole: string): number {
  const units = textUnits(part)
  const around = ` ${textUnits(whole).join(' ')} `
  const step = Math.max(1, Math.floor(units.length / SAMPLES))
  const samples: string[] = []
  for (let at = 0; at + RUN <= units.length; at += step) samples.push(` ${units.slice(at, at + RUN).join(' ')} `)
  return samples.filter((sample) => around.includes(sample)).length / Math.max(1, samples.length)
}
