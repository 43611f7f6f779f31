import { startProcess } from '@copydesk/service'
import { cleanPageService } from './clean-page.ts'

await startProcess(cleanPageService)
