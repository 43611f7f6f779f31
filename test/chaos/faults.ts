import { clockFaults } from './clock-faults.ts'
import { consumerFaults } from './consumer-faults.ts'
import type { Fault, Trial } from './fault.ts'
import { loadTrial } from './load-trial.ts'
import { networkFaults } from './network-faults.ts'
import { postgresFaults } from './postgres-faults.ts'
import { processFaults } from './process-faults.ts'
import { redisFaults } from './redis-faults.ts'

/** What happens to a line in a year. */
export const faults: Fault[] = [
  { name: 'nothing', what: 'no fault: what differs then differs by chance', strike: async () => '' },
  ...processFaults,
  ...clockFaults,
  ...redisFaults,
  ...postgresFaults,
  ...networkFaults,
  ...consumerFaults,
]

/** What it is to stand beside them, on a line of its own. */
export const trials: Trial[] = [loadTrial]
