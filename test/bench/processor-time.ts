/** What a core was busy for: on a machine that does other things too, the clock on the wall says nothing. */
export function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}
