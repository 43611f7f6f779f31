import { accident } from './accident.ts'
import { council } from './council.ts'
import { court } from './court.ts'
import type { Kind } from './kind.ts'

/** Everything that can happen on a simulated day. */
export const kinds: Kind[] = [accident, council, court]
