import { startProcess } from '@copydesk/service'
import { pollFeedService } from './poll-feed.ts'

await startProcess(pollFeedService)
