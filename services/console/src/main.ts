import { startProcess } from '@copydesk/service'
import { consoleService } from './console.ts'

await startProcess(consoleService)
