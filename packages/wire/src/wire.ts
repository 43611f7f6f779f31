/** What the trade's own words on a page say about whose text it is: datelines, bylines, credit and copyright lines. */
export { agenciesIn, agencyOfPublisher, spelledOut } from './agencies.ts'
export { agencySigned } from './credit-line.ts'
export type { DeclaredSource } from './declared.ts'
export type { WireMark } from './mark.ts'
export { isCorrection } from './notices.ts'
export { passedOn, type PassedOn } from './passed-on.ts'
export { readWireMarks, type WireMarks } from './wire-marks.ts'
