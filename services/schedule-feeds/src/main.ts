import { startProcess } from '@copydesk/service'
import { scheduleFeedsService } from './schedule-feeds.ts'

await startProcess(scheduleFeedsService)
