import { consumerFaults } from './consumer-faults.ts'
import type { Fault } from './fault.ts'
import { loadFaults } from './load-faults.ts'
import { postgresFaults } from './postgres-faults.ts'
import { processFaults } from './process-faults.ts'
import { redisFaults } from './redis-faults.ts'

/** What happens to a line in a year. */
export const faults: Fault[] = [...processFaults, ...redisFaults, ...postgresFaults, ...consumerFaults, ...loadFaults]
