import { cleanPageService } from '@copydesk/clean-page'
import { deliverEventsService } from '@copydesk/deliver-events'
import { fetchPageService } from '@copydesk/fetch-page'
import { groupStoryService } from '@copydesk/group-story'
import { matchCopiesService } from '@copydesk/match-copies'
import { pollFeedService } from '@copydesk/poll-feed'
import { scheduleFeedsService } from '@copydesk/schedule-feeds'
import type { Service, StageService } from '@copydesk/service'
import { tagEntitiesService } from '@copydesk/tag-entities'
import { Complaint } from '../complaint.ts'

/** In the order of the line. */
export const stageServices: StageService[] = [
  scheduleFeedsService,
  pollFeedService,
  fetchPageService,
  cleanPageService,
  matchCopiesService,
  tagEntitiesService,
  groupStoryService,
  deliverEventsService,
]

/** The stages that a comma-separated list names; all of them without one. */
export function chooseStages(names: string | undefined): StageService[] {
  if (names === undefined) return stageServices
  const wanted = names.split(',').map((name) => name.trim())
  const unknown = wanted.filter((name) => !stageServices.some((stage) => stage.name === name))
  if (unknown.length > 0) {
    throw new Complaint(
      `--stages: there is no stage ${unknown.join(', ')}; there are ${stageServices.map(({ name }) => name).join(', ')}`,
      2,
    )
  }
  return stageServices.filter((stage) => wanted.includes(stage.name))
}

/** Runs stages in this process. The last to consume is started first, and the first to announce is stopped first. */
export async function runStages(stages: StageService[], service: Service): Promise<{ close(): Promise<void> }> {
  const running: { close(): Promise<void> }[] = []
  for (const stage of stages.toReversed()) running.unshift(await stage.run(service))
  return {
    close: async () => {
      for (const stage of running) await stage.close()
    },
  }
}
