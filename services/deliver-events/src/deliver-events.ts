import { pipeline, type Handle } from '@copydesk/pipeline'
import { defineStageService, type Service } from '@copydesk/service'
import { mirrorStream } from './mirror-stream.ts'
import { placeChanges } from './place-changes.ts'
import { sendWebhooks } from './send-webhooks.ts'

/** Gives every change written so far its place in the log, whoever wrote it; readers are told by the store. */
const deliverEvents =
  ({ store, now }: Service): Handle<(typeof pipeline)['deliver-events']> =>
  async () => {
    await store.events.sequence(now())
    return { type: 'done', events: [] }
  }

export const deliverEventsService = defineStageService(pipeline['deliver-events'], 1, async (service) => {
  const placing = placeChanges(service)
  const mirroring = await mirrorStream(service)
  const sending = await sendWebhooks(service)
  const close = async () => {
    await placing.close()
    await sending.close()
    await mirroring.close()
  }
  return { handle: deliverEvents(service), close }
})
