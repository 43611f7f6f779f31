type Advisory = { module_name?: string; severity?: string; title?: string; url?: string; vulnerable_versions?: string }

/** Faults of these grades fail the check. */
const GRAVE = new Set(['high', 'critical'])

/** What `pnpm audit --json` found, a line each; `failed` where one of it is grave. */
export function readAudit(output: string): { told: string; failed: boolean } {
  const found = advisoriesIn(output)
  if (found === null) {
    const why = /ERR_PNPM_\w+|\b[45]\d\d\b|ENOTFOUND|ECONNREFUSED/.exec(output)?.[0] ?? 'no answer'
    return { told: `audit: this registry tells no advisories (${why}); nothing was checked`, failed: false }
  }
  if (found.length === 0) return { told: 'audit: no known faults', failed: false }
  const lines = found.map(
    ({ module_name: name, severity, title, url, vulnerable_versions: versions }) =>
      `audit: ${severity}: ${name} ${versions ?? ''}: ${title} (${url})`,
  )
  return { told: lines.join('\n'), failed: found.some(({ severity }) => GRAVE.has(severity ?? '')) }
}

function advisoriesIn(output: string): Advisory[] | null {
  try {
    const { advisories } = JSON.parse(output.slice(output.indexOf('{'))) as { advisories?: Record<string, Advisory> }
    return advisories ? Object.values(advisories) : null
  } catch {
    return null
  }
}
