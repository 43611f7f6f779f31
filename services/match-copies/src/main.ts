import { startProcess } from '@copydesk/service'
import { matchCopiesService } from './match-copies.ts'

await startProcess(matchCopiesService)
