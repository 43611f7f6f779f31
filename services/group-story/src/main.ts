import { startProcess } from '@copydesk/service'
import { groupStoryService } from './group-story.ts'

await startProcess(groupStoryService)
