import { accident } from './accident.ts'
import { council } from './council.ts'
import { court } from './court.ts'
import { election } from './election.ts'
import type { Kind } from './kind.ts'
import { protest } from './protest.ts'
import { results } from './results.ts'
import { science } from './science.ts'
import { sports } from './sports.ts'
import { storm } from './storm.ts'

/** Everything that can happen on a simulated day. */
export const kinds: Kind[] = [accident, council, storm, court, results, protest, sports, science, election]
