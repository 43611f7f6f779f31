import { startProcess } from '@copydesk/service'
import { fetchPageService } from './fetch-page.ts'

await startProcess(fetchPageService)
