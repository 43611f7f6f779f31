import { startProcess } from '@copydesk/service'
import { deliverEventsService } from './deliver-events.ts'

await startProcess(deliverEventsService)
