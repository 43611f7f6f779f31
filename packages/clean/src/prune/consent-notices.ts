import type { RemovalStep } from './removal-step.ts'

const MARKS = ['cookie', 'consent', 'gdpr', 'onetrust', 'privacy']

export const consentNotices: RemovalStep = {
  reason: 'a cookie, consent or privacy notice',
  matches: ({ attribs }) => {
    const names = `${attribs['id'] ?? ''} ${attribs['class'] ?? ''}`.slice(0, 1000).toLowerCase()
    return MARKS.some((mark) => names.includes(mark))
  },
}
