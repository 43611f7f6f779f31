import { expect, it } from 'vitest'
import { readAudit } from './read-audit.ts'

const advisory = (severity: string) => ({
  module_name: 'left-pad',
  severity,
  title: 'pads too far',
  url: 'https://example.org/1',
  vulnerable_versions: '<2',
})
const answer = (...severities: string[]) =>
  JSON.stringify({ advisories: Object.fromEntries(severities.map((severity, at) => [at, advisory(severity)])) })

it('fails by what is grave, and tells of the rest', () => {
  expect(readAudit(answer())).toEqual({ told: 'audit: no known faults', failed: false })
  expect(readAudit(answer('moderate'))).toEqual({
    told: 'audit: moderate: left-pad <2: pads too far (https://example.org/1)',
    failed: false,
  })
  expect(readAudit(answer('low', 'critical')).failed).toBe(true)
})

it('says in one line that a registry has nothing to tell', () => {
  const refused = '{"error":{"code":"ERR_PNPM_AUDIT_BAD_RESPONSE","message":"The audit endpoint responded with 405"}}'
  expect(readAudit(refused)).toEqual({
    told: 'audit: this registry tells no advisories (ERR_PNPM_AUDIT_BAD_RESPONSE); nothing was checked',
    failed: false,
  })
  expect(readAudit('no network')).toMatchObject({ failed: false })
})
