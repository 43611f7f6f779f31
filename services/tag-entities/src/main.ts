import { startProcess } from '@copydesk/service'
import { tagEntitiesService } from './tag-entities.ts'

await startProcess(tagEntitiesService)
